import { type RawBuilder, sql } from 'kysely'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDesEntites } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'

/**
 * Whose sheets somebody may browse. A référent: those who hold or held a right in their structures or units.
 * A territory manager: those who hold or held one in their départements. In both cases also whoever they created
 * themselves and who has no right anywhere yet. The nation: everybody.
 */
export type Portee = {
  compteId: string
  national: boolean
  departements: readonly string[]
  /** Whole entités juridiques; their structures are among `structures`. */
  entites: readonly string[]
  structures: readonly string[]
  unites: readonly string[]
  /** The structures in which these units stand: their names are worth searching, their people are not browsed. */
  structuresDesUnites: readonly string[]
}

export async function porteeDe(base: Lecture, acteur: Acteur): Promise<Portee> {
  const { national, regions, departements, entites, structures, unites } = administrationDe(acteur)
  const desRegions =
    regions.length === 0 || national
      ? []
      : await base.selectFrom('departement').select('code').where('region_code', 'in', regions).execute()
  return {
    compteId: acteur.compteId,
    national,
    departements: [...new Set([...departements, ...desRegions.map(({ code }) => code)])],
    entites,
    structures: [...structures, ...(await structuresDesEntites(base, entites))],
    unites: unites.map(({ uniteId }) => uniteId),
    structuresDesUnites: unites.map(({ structureId }) => structureId),
  }
}

/** True when people are reached from a handful of structures; false when from a territory. */
export function estProche({ national, departements }: Portee): boolean {
  return !national && departements.length === 0
}

/** Rights (alias `h`) that stand in the perimeter. */
export function droitDansPortee(p: Portee): RawBuilder<boolean> {
  return auMoinsUne([
    p.national && sql`true`,
    p.structures.length > 0 && sql`h.structure_id = any(${p.structures}::uuid[])`,
    p.unites.length > 0 && sql`h.unite_id = any(${p.unites}::uuid[])`,
    p.entites.length > 0 && sql`h.entite_juridique_id = any(${p.entites}::uuid[])`,
    p.departements.length > 0 &&
      sql`h.entite_juridique_id in (
        select entite_juridique_id from structure where departement_code = any(${p.departements}::text[]))`,
    p.departements.length > 0 &&
      sql`h.structure_id in (select id from structure where departement_code = any(${p.departements}::text[]))`,
    p.departements.length > 0 && sql`h.departement_code = any(${p.departements}::text[])`,
    p.departements.length > 0 &&
      sql`h.region_code in (select region_code from departement where code = any(${p.departements}::text[]))`,
  ])
}

/** Structures (alias `s`) whose people may be browsed, for a territory. */
export function structureDansPortee(p: Portee): RawBuilder<boolean> {
  return auMoinsUne([
    p.national && sql`true`,
    p.departements.length > 0 && sql`s.departement_code = any(${p.departements}::text[])`,
    p.structures.length > 0 && sql`s.id = any(${p.structures}::uuid[])`,
  ])
}

/** Created by this person, and nobody gave them a right yet: lost for everybody if not shown to its author. */
export function creeSansDroit(p: Portee): RawBuilder<boolean> {
  return sql`(c.cree_par is not null and c.cree_par = ${p.compteId}::uuid
    and not exists (select from habilitation h where h.compte_id = c.id))`
}

/**
 * Accounts (alias `c`) in the perimeter. Reads `presence` rather than rights wherever it can. `explain` taught two
 * things: a scalar subquery, because the planner would hash the presence of a whole region to keep 25 people; and
 * `|| ''`, which keeps the départements out of the index condition (one descent per person instead of thirteen).
 */
export function compteDansPortee(p: Portee): RawBuilder<boolean> {
  return auMoinsUne([
    p.national && sql`true`,
    creeSansDroit(p),
    p.departements.length > 0 &&
      sql`(select true from presence p
        where p.compte_id = c.id and p.departement_code || '' = any(${p.departements}::text[]) limit 1)`,
    p.structures.length > 0 &&
      sql`exists (select from habilitation h
        where h.compte_id = c.id and h.structure_id = any(${p.structures}::uuid[]))`,
    p.entites.length > 0 &&
      sql`exists (select from habilitation h
        where h.compte_id = c.id and h.entite_juridique_id = any(${p.entites}::uuid[]))`,
    p.unites.length > 0 &&
      sql`exists (select from habilitation h
        where h.compte_id = c.id and h.unite_id = any(${p.unites}::uuid[]))`,
  ])
}

export async function estDansPortee(base: Lecture, portee: Portee, compteId: string): Promise<boolean> {
  const { rows } = await sql`select from compte c
    where c.id = ${compteId}::uuid and ${compteDansPortee(portee)}`.execute(base)
  return rows.length > 0
}

function auMoinsUne(conditions: (RawBuilder<unknown> | false)[]): RawBuilder<boolean> {
  const vraies = conditions.filter(condition => condition !== false)
  if (vraies.length === 0) return sql`false`
  return sql`(${sql.join(vraies, sql` or `)})`
}
