import { type RawBuilder, sql } from 'kysely'
import type { Administration } from '#src/habilitations/pouvoirs/administration.ts'
import { administreStructure } from '#src/habilitations/pouvoirs/niveaux.ts'
import type { Volet } from './tables.ts'

/** What a review bears on, and where that stands. */
export type LieuDeRevue = {
  volet: Volet
  structureId: string | null
  /** Entité juridique of the structure. */
  entite: string | null
  departement: string | null
  /** Of the département when there is one. */
  region: string | null
}

/**
 * Whether somebody reviews there: a structure by its référents, or from above when they do not answer; the référents'
 * own rights from above only; a territory by who gives rights on it. Its SQL twin is `revuesDe`.
 */
export function peutRelire(a: Administration, lieu: LieuDeRevue): boolean {
  const { volet, structureId, entite, departement, region } = lieu
  const situation = { structureId: structureId ?? '', entite, territoires: [{ departement, region }] }
  switch (volet) {
    case 'structure':
      return administreStructure(a, situation)
    case 'referents':
      return administreStructure({ ...a, structures: [], entites: [], unites: [] }, situation)
    case 'territoire':
      return a.national || (departement !== null && region !== null && a.regions.includes(region))
    default:
      return volet satisfies never
  }
}

/**
 * The reviews (alias `r`, its département `d`) that await somebody first: a structure its référents, the référents and
 * the territories who stands above. From above, structures are followed on the page of coverage instead.
 */
export function revuesDe(a: Administration): RawBuilder<boolean> {
  const regionDe = sql`coalesce(d.region_code, r.region_code)`
  const conditions = [
    a.structures.length > 0 && sql`(r.volet = 'structure' and r.structure_id = any(${a.structures}::uuid[]))`,
    a.entites.length > 0 &&
      sql`(r.volet = 'structure' and r.structure_id in (select id from structure where entite_juridique_id = any(${a.entites}::uuid[])))`,
    a.departements.length > 0 &&
      sql`(r.volet = 'referents' and r.departement_code = any(${a.departements}::text[]))`,
    a.regions.length > 0 &&
      sql`((r.volet = 'referents' or r.volet = 'territoire' and r.departement_code is not null)
        and ${regionDe} = any(${a.regions}::text[]))`,
    a.national && sql`r.volet <> 'structure'`,
  ].filter(condition => condition !== false)
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}
