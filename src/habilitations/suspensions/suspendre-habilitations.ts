import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { type Habilitation, trouverHabilitations } from '../lectures/lire-habilitations.ts'

export type Suspension = {
  habilitationIds: readonly string[]
  /** The review that asked for it. */
  revueId: string
  /** The sentence that the journal keeps. */
  motif: string
  /** null: the system, at the deadline. */
  acteurId: string | null
  maintenant: Date
  origine: Origine
}

/** As many lines of the journal as one statement carries. */
const parLot = 2_000

/**
 * Stops rights at once, so that somebody else may restore them: what a review leaves without an answer. Those that have
 * ended meanwhile, or are suspended already, stay as they are. The caller holds the locks of their structures.
 * @returns those that it suspended
 */
export async function suspendreHabilitations(tx: Ecriture, s: Suspension): Promise<Habilitation[]> {
  const suspendues: Habilitation[] = []
  for (let debut = 0; debut < s.habilitationIds.length; debut += parLot)
    suspendues.push(...(await suspendreLot(tx, s, s.habilitationIds.slice(debut, debut + parLot))))
  return suspendues
}

async function suspendreLot(tx: Ecriture, s: Suspension, ids: readonly string[]): Promise<Habilitation[]> {
  const lignes = await tx
    .updateTable('habilitation')
    .set({
      suspendue_le: s.maintenant,
      suspendue_par_revue: s.revueId,
      modifiee_par: s.acteurId,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('terminee_le', 'is', null)
    .where('suspendue_le', 'is', null)
    .where(sql<boolean>`upper(periode) > ${s.maintenant}::timestamptz`)
    .returning('id')
    .execute()
  const suspendues = await trouverHabilitations(
    tx,
    lignes.map(({ id }) => id),
    s.maintenant,
  )
  await journaliser(
    tx,
    suspendues.map(h => ({
      instant: s.maintenant,
      acteurId: s.acteurId,
      acte: 'habilitation.suspendue',
      compteId: h.personne.id,
      structureId: h.structureId,
      habilitationId: h.id,
      motif: s.motif,
      details: { profil: h.profil.libelle, lieu: h.lieu },
      origine: s.origine,
    })),
  )
  return suspendues
}
