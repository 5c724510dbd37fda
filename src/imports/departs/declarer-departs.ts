import { sql } from 'kysely'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { declarerDepart } from '#src/habilitations/departs/declarer-depart.ts'
import { refuserAutoHabilitation } from '#src/habilitations/pouvoirs/refuser-auto-habilitation.ts'
import { type Refus, refuserSaisie } from '#src/habilitations/refus.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { lireComparaison } from './lire-comparaison.ts'

export type Departs = {
  importId: string
  structureId: string
  compteIds: readonly string[]
  le: Jour
  motif: string | null
}

/** Declares the departures that were ticked, through the use case of one departure: all of them, or none and why. */
export async function declarerDeparts(
  tx: Ecriture,
  contexte: Contexte,
  departs: Departs,
): Promise<{ ok: true; nombre: number } | Refus> {
  const { acteur, maintenant } = contexte
  const { importId, structureId, le, motif } = departs
  const compteIds = [...new Set(departs.compteIds)]
  if (compteIds.includes(acteur.compteId))
    return refuserAutoHabilitation(tx, { ...contexte, acte: 'partir', structureId })
  const { partis, homonymes } = await lireComparaison(tx, {
    importId,
    structureId,
    moi: acteur.compteId,
    maintenant,
  })
  const proposes = new Map([...partis, ...homonymes.map(h => h.titulaire)].map(t => [t.compteId, t]))
  if (compteIds.length === 0) return refuserSaisie({ partis: 'Cochez au moins une personne.' })
  if (compteIds.some(id => !proposes.has(id)))
    return refuserSaisie({
      formulaire: 'La situation a changé : vérifiez les personnes proposées, puis recommencez.',
    })
  await sql`savepoint departs`.execute(tx)
  for (const compteId of compteIds) {
    const declare = await declarerDepart(tx, contexte, {
      compteId,
      structureId,
      le,
      motif,
      successeurId: null,
    })
    if (declare.ok) continue
    await sql`rollback to savepoint departs`.execute(tx)
    if (declare.genre === 'hors-perimetre') return declare
    const { prenom = '', nom = '' } = proposes.get(compteId) ?? {}
    const message = declare.genre === 'saisie' ? Object.values(declare.erreurs).join(' ') : declare.message
    return refuserSaisie({ formulaire: `${prenom} ${nom} : ${message} Aucun départ n’est enregistré.` })
  }
  return { ok: true, nombre: compteIds.length }
}
