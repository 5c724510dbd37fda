import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { regarderLaReleve } from '../ecrire.ts'
import { type Habilitation, trouverHabilitations } from '../lectures/lire-habilitations.ts'

export type Arret = {
  habilitationIds: readonly string[]
  /** Suspended: somebody else may restore it. Ended: it is given again. */
  comment: 'suspendre' | 'terminer'
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
 * Stops rights at once: what a review leaves without an answer. Those that have ended meanwhile, or are suspended already,
 * stay as they are. The caller holds the locks of their structures.
 * @returns those that it stopped
 */
export async function arreterHabilitations(tx: Ecriture, arret: Arret): Promise<Habilitation[]> {
  const arretees: Habilitation[] = []
  for (let debut = 0; debut < arret.habilitationIds.length; debut += parLot)
    arretees.push(...(await arreterLot(tx, arret, arret.habilitationIds.slice(debut, debut + parLot))))
  return arretees
}

async function arreterLot(tx: Ecriture, a: Arret, ids: readonly string[]): Promise<Habilitation[]> {
  const lignes = await tx
    .updateTable('habilitation')
    .set({
      ...(a.comment === 'suspendre'
        ? { suspendue_le: a.maintenant, suspendue_par_revue: a.revueId }
        : { terminee_le: a.maintenant, motif_fin: 'retrait' as const, commentaire_fin: a.motif }),
      modifiee_par: a.acteurId,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('terminee_le', 'is', null)
    .where('suspendue_le', 'is', null)
    .where(sql<boolean>`upper(periode) > ${a.maintenant}::timestamptz`)
    .returning([
      'id',
      'profil_code as profil',
      'structure_id as structureId',
      'entite_juridique_id as entiteId',
    ])
    .execute()
  await regarderLaReleve(tx, lignes)
  const arretees = await trouverHabilitations(
    tx,
    lignes.map(({ id }) => id),
    a.maintenant,
  )
  await journaliser(
    tx,
    arretees.map(h => ({
      instant: a.maintenant,
      acteurId: a.acteurId,
      acte: a.comment === 'suspendre' ? 'habilitation.suspendue' : 'habilitation.terminee',
      compteId: h.personne.id,
      structureId: h.structureId,
      habilitationId: h.id,
      motif: a.motif,
      details: { profil: h.profil.libelle, lieu: h.lieu, ancienne_fin: h.fin },
      origine: a.origine,
    })),
  )
  return arretees
}
