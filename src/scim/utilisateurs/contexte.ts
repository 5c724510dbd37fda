import type { ContexteDAuteur } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { de } from '#src/socle/ui/typographie.ts'
import { origineDuSysteme, type RequeteScim, type Systeme } from '../jetons/authentifier.ts'
import type { Refus } from '../protocole/erreurs.ts'

/** Who acts, in a use case: an identity system, for its entité. */
export type ContexteScim = ContexteDAuteur & { systeme: Systeme }

/** A refusal that must leave a trace (a line, a mail) is a value: its transaction commits. Others are thrown. */
export type Issue = { ok: true; id: string } | { ok: false; refus: Refus }

export function contexteDe(r: RequeteScim): ContexteScim {
  const { porteur: systeme, maintenant, services } = r
  const acteur = { compteId: null, prenom: '', nom: `Le système d’identité ${de(systeme.entite.nom)}` }
  return { acteur, maintenant, origine: origineDuSysteme(r), services, systeme }
}

export function porteeDe({ systeme, maintenant }: ContexteScim) {
  return { entiteId: systeme.entite.id, maintenant }
}

type Trace = {
  acte: string
  compteId: string
  issue?: 'refuse'
  structureId?: string
  details?: Record<string, unknown>
}

export function noterScim(tx: Ecriture, c: ContexteScim, trace: Trace): Promise<void> {
  return journaliser(tx, { ...trace, instant: c.maintenant, acteurId: null, origine: c.origine })
}
