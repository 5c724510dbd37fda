import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { uniteSecrete } from './publication.ts'

/** What lists and pickers show of a structure. */
export type StructureResumee = {
  id: string
  nom: string
  nomUsuel: string | null
  finess: string | null
  codePostal: string | null
  commune: string | null
  departementCode: string | null
  departement: string | null
  regionCode: string | null
  categorieCode: string | null
  categorie: string | null
  /** Families of profils that fit: with no category, only administration does. */
  familles: string[]
  /** In the source's words: see `etatOuverture`. */
  fermeeLe: string | null
  fermetureCode: string | null
  absenteLe: Date | null
  desactiveeLe: Date | null
}

export type UniteResumee = {
  id: string
  structureId: string
  parentId: string | null
  nom: string
  type: string | null
  fermeeLe: string | null
  fermetureCode: string | null
  absenteLe: Date | null
}

/** The start of every read of structures: their summary, with the labels of its codes. */
export function selectionStructures(base: Lecture) {
  return base
    .selectFrom('structure')
    .leftJoin('departement', 'departement.code', 'structure.departement_code')
    .leftJoin('categorie_structure', 'categorie_structure.code', 'structure.categorie_code')
    .select([
      'structure.id',
      'structure.nom',
      'structure.nom_usuel as nomUsuel',
      'structure.finess',
      'structure.code_postal as codePostal',
      'structure.commune',
      'structure.departement_code as departementCode',
      'departement.nom as departement',
      'departement.region_code as regionCode',
      'structure.categorie_code as categorieCode',
      'categorie_structure.libelle as categorie',
      'structure.fermee_le as fermeeLe',
      'structure.fermeture_code as fermetureCode',
      'structure.absente_le as absenteLe',
      'structure.desactivee_le as desactiveeLe',
    ])
    .select(({ fn, val }) =>
      fn.coalesce('categorie_structure.familles', val(['administration'])).as('familles'),
    )
}

/** @returns undefined when there is none, or when the id is not one. */
export async function structureParId(base: Lecture, id: string): Promise<StructureResumee | undefined> {
  if (!estUuid(id)) return undefined
  return selectionStructures(base).where('structure.id', '=', id).executeTakeFirst()
}

/** Those that exist, by name. */
export async function structuresParIds(base: Lecture, ids: readonly string[]): Promise<StructureResumee[]> {
  const valables = ids.filter(estUuid)
  if (valables.length === 0) return []
  return selectionStructures(base)
    .where('structure.id', 'in', valables)
    .orderBy('structure.nom')
    .orderBy('structure.id')
    .execute()
}

/** The units of a structure, each after the one it hangs from, sensitive ones left out unless asked for. */
export async function unitesDeStructure(
  base: Lecture,
  structureId: string,
  options: { avecSensibles?: boolean } = {},
): Promise<(UniteResumee & { profondeur: number })[]> {
  if (!estUuid(structureId)) return []
  const unites = await base
    .selectFrom('unite')
    .modifyFront(preparee)
    .select(['id', 'nom', 'identifiant'])
    .select(['structure_id as structureId', 'parent_id as parentId', 'type_libelle as type'])
    .select(['fermee_le as fermeeLe', 'fermeture_code as fermetureCode', 'absente_le as absenteLe'])
    .where('structure_id', '=', structureId)
    .$if(options.avecSensibles !== true, requete => requete.where(sql<boolean>`not ${uniteSecrete('unite')}`))
    .orderBy('nom')
    .orderBy('id')
    .execute()
  return enArbre(unites)
}

/** Puts each unit after its parent. A unit whose parent is absent or hidden starts a branch of its own. */
export function enArbre<U extends { id: string; parentId: string | null }>(
  unites: readonly U[],
): (U & { profondeur: number })[] {
  const parParent = Map.groupBy(unites, ({ parentId }) => parentId)
  const ids = new Set(unites.map(({ id }) => id))
  const vues = new Set<string>()
  const suivre = (unite: U, profondeur: number): (U & { profondeur: number })[] => {
    // the source once wrote a loop: show each unit once and go on
    if (vues.has(unite.id)) return []
    vues.add(unite.id)
    const enfants = parParent.get(unite.id) ?? []
    return [{ ...unite, profondeur }, ...enfants.flatMap(enfant => suivre(enfant, profondeur + 1))]
  }
  const racines = unites.filter(({ parentId }) => parentId === null || !ids.has(parentId))
  return [...racines, ...unites].flatMap(unite => suivre(unite, 0))
}

/**
 * As the base writes them, lower case only: PostgreSQL would take « A1… » for « a1… » where our comparisons (is it
 * oneself? is it theirs?) see two different ids.
 */
export function estUuid(valeur: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(valeur)
}
