import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import type { Traces } from './chercher.ts'
import { type Criteres, champsDe } from './criteres.ts'
import { nomDe, type Portee } from './portee.ts'

export type Lu = { portee: Portee; criteres: Criteres; traces: Traces }

/** Somebody reads a journal: a line of it, once per search, not for each further page. */
export async function noterConsultation(r: Requete<Acteur>, lu: Lu): Promise<void> {
  if (lu.criteres.avant !== null) return
  await enTransaction(r.services.base, tx =>
    journaliser(tx, {
      ...objetDe(lu),
      instant: r.maintenant,
      acteurId: r.acteur.compteId,
      acte: 'traces.consultees',
      origine: r.origine,
    }),
  )
}

/** What was read, as the line that tells it says. */
export function objetDe({ portee, criteres, traces }: Lu) {
  return {
    structureId: portee.genre === 'structure' ? portee.structure.id : null,
    // only somebody whom the lines show: an id tried at random must not put a name in a journal
    compteId: traces.lignes.length > 0 ? criteres.personne : null,
    details: { ou: nomDe(portee), recherche: champsDe(criteres) },
  }
}
