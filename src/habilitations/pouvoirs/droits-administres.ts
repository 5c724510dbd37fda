import { type RawBuilder, sql } from 'kysely'
import { type Administration, estTerritoriale } from './administration.ts'
import { structuresDe } from './structures-administrees.ts'

/**
 * Rights (alias `h`) on what somebody administers: the SQL twin of `niveauSur`. `explain` taught that an `or` with a
 * condition on `structure` read every right of France; hence two ways for a territory.
 * @param comment `par structure`: from the array of its structures, to count or to read all;
 *   `un par un`, for a territory only: right after right, to stop when a page is full or when other conditions already keep few
 */
export function droitsAdministres(
  a: Administration,
  comment: 'par structure' | 'un par un' = 'par structure',
): RawBuilder<boolean> {
  if (a.national) return sql<boolean>`true`
  const [seule] = a.structures
  const parLeurs =
    comment === 'par structure' || !estTerritoriale(a)
      ? sql<boolean>`h.structure_id = any(array(select id from structure where ${structuresDe(a)}))`
      : sql<boolean>`(select true from structure where structure.id = h.structure_id and ${structuresDe(a)} limit 1)`
  const structures =
    estTerritoriale(a) || a.entites.length > 0
      ? parLeurs
      : // a plain equality lets an index give its order: the page of a big hospital then stops early
        seule && a.structures.length === 1
        ? sql<boolean>`h.structure_id = ${seule}::uuid`
        : sql<boolean>`h.structure_id = any(${a.structures}::uuid[])`
  const unites = a.unites.map(({ uniteId }) => uniteId)
  const ailleurs = [
    unites.length > 0 && sql`h.unite_id = any(${unites}::uuid[])`,
    (estTerritoriale(a) || a.entites.length > 0) && sql`h.entite_juridique_id = any(array(${entitesDe(a)}))`,
    ...territoires(a),
  ].filter(condition => condition !== false)
  return ailleurs.length === 0
    ? structures
    : sql<boolean>`(${sql.join([structures, ...ailleurs], sql` or `)})`
}

/** Those of their own, and those that stand wholly in the territory: among the few on which somebody has a right. */
function entitesDe(a: Administration): RawBuilder<unknown> {
  const territoire = structuresDe({ ...a, structures: [], entites: [], unites: [] }, 's')
  const leurs = sql`entite = any(${a.entites}::uuid[])`
  const entieres = sql`exists (select from structure s where s.entite_juridique_id = entite)
    and not exists (select from structure s where s.entite_juridique_id = entite and ${territoire} is not true)`
  return sql`select entite from (
      select distinct entite_juridique_id as entite from habilitation where entite_juridique_id is not null
    ) tenues where ${leurs} or (${entieres})`
}

/** The rights of the territories themselves: its own départements for a chargée de mission, with it for a région. */
function territoires({ regions, departements }: Administration): (RawBuilder<unknown> | false)[] {
  return [
    departements.length > 0 && sql`h.departement_code = any(${departements}::text[])`,
    regions.length > 0 && sql`h.region_code = any(${regions}::text[])`,
    regions.length > 0 &&
      sql`h.departement_code = any(array(select code from departement where region_code = any(${regions}::text[])))`,
  ]
}
