import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type Changement, noterChangements } from '../../historique/noter-changements.ts'
import type { ObjetDeFiche } from '../../tables.ts'
import type { Ecrite, Remplacement } from './ecrire.ts'

/**
 * What a run writes in the history: with its instant, and how many lines so far. Silent after a change of profile:
 * what we may no longer see has not changed at the source (interop.md §1.4).
 */
export type Registre = { le: Date; lignes: number; muet: boolean }

type Valeurs = Record<string, unknown>

/**
 * Notes what an import changed in objects that were there before: their own fields, and the lists that hang from
 * them (contacts, capacities, places), each as one field.
 * @param listes by name of field, then by id of object
 * @param structuresDe the structures on whose fiche the object is seen
 */
export async function historiser(
  tx: Ecriture,
  registre: Registre,
  objet: ObjetDeFiche,
  ecrites: readonly Ecrite[],
  listes: Readonly<Record<string, ReadonlyMap<string, Remplacement>>>,
  structuresDe: (ids: string[]) => Promise<ReadonlyMap<string, readonly string[]>>,
): Promise<void> {
  const changees = ecrites.flatMap(({ id, creee, avant, apres }) => {
    if (creee) return []
    const dependances = Object.entries(listes).flatMap(([champ, parObjet]) => {
      const change = parObjet.get(id)
      return change ? [[champ, change] as const] : []
    })
    if (!avant && dependances.length === 0) return []
    const cote = (valeurs: Valeurs | null, quel: 'avant' | 'apres') => ({
      ...valeurs,
      ...Object.fromEntries(dependances.map(([champ, change]) => [champ, change[quel]])),
    })
    return [{ id, avant: cote(avant, 'avant'), apres: cote(apres, 'apres') }]
  })
  if (changees.length === 0) return
  const structures = await structuresDe(changees.map(({ id }) => id))
  await inscrire(
    tx,
    registre,
    changees.flatMap(({ id, avant, apres }) =>
      (structures.get(id) ?? []).map(structureId => ({ structureId, objet, objetId: id, avant, apres })),
    ),
  )
}

/** Writes lines of history that come from the ROR. */
export async function inscrire(
  tx: Ecriture,
  registre: Registre,
  changements: readonly Omit<Changement, 'source' | 'le'>[],
): Promise<void> {
  if (registre.muet) return
  registre.lignes += await noterChangements(
    tx,
    changements.map(changement => ({ ...changement, source: 'ror' as const, le: registre.le })),
  )
}

/** A place is seen on the fiche of every structure that has an offer there. */
export async function structuresDesLieux(tx: Ecriture, lieux: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ lieu: string; structures: string[] }>`
    select l.id as lieu, array_agg(distinct o.structure_id) as structures
    from lieu l join offre_lieu ol on ol.lieu_ror_id = l.ror_id join offre o on o.id = ol.offre_id
    where l.id = any(${lieux}::uuid[]) group by l.id`.execute(tx)
  return new Map(rows.map(({ lieu, structures }) => [lieu, structures]))
}
