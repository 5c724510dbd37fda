import { type RawBuilder, sql } from 'kysely'
import type { Administration } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { estUuid } from '#src/structures/requetes.ts'

/** What a campaign bears on. */
export type Portee =
  | { genre: 'structure'; structureId: string }
  | { genre: 'entite'; entiteId: string }
  | { genre: 'departement'; departement: string }
  | { genre: 'region'; region: string }
  | { genre: 'national' }

/** `structure:<id>`, `departement:34`, `national`: as a form sends it. Null when it makes no sense. */
export function lirePortee(texte: string): Portee | null {
  const [genre, code = ''] = texte.split(':')
  if (genre === 'structure' && estUuid(code)) return { genre, structureId: code.toLowerCase() }
  if (genre === 'entite' && estUuid(code)) return { genre, entiteId: code.toLowerCase() }
  if (genre === 'departement' && code) return { genre, departement: code }
  if (genre === 'region' && code) return { genre, region: code }
  return genre === 'national' ? { genre } : null
}

/** Same columns as `campagne_revue`. */
export function colonnesDePortee(p: Portee) {
  return {
    genre: p.genre,
    structure_id: p.genre === 'structure' ? p.structureId : null,
    entite_juridique_id: p.genre === 'entite' ? p.entiteId : null,
    departement_code: p.genre === 'departement' ? p.departement : null,
    region_code: p.genre === 'region' ? p.region : null,
  }
}

/** The structures of the perimeter (alias `s`). */
export function structuresDeLaPortee(p: Portee): RawBuilder<boolean> {
  switch (p.genre) {
    case 'structure':
      return sql<boolean>`s.id = ${p.structureId}::uuid`
    case 'entite':
      return sql<boolean>`s.entite_juridique_id = ${p.entiteId}::uuid`
    case 'departement':
      return sql<boolean>`s.departement_code = ${p.departement}`
    case 'region':
      return sql<boolean>`s.departement_code = any(array(select code from departement where region_code = ${p.region}))`
    case 'national':
      return sql<boolean>`true`
    default:
      return p satisfies never
  }
}

/**
 * The words of the perimeter, for whoever may open a campaign on it: a référent on their structures, a regional team on
 * its territory. Null for anybody else, and when it does not exist.
 */
export async function porteeOuvrable(base: Lecture, a: Administration, p: Portee): Promise<string | null> {
  switch (p.genre) {
    case 'structure':
      return nomDe(
        base,
        sql`select s.nom from structure s where s.id = ${p.structureId} and ${structuresDe(a, 's')}`,
      )
    case 'entite':
      // all of its structures, not one less
      return nomDe(
        base,
        sql`select e.nom from entite_juridique e where e.id = ${p.entiteId}
          and exists (select from structure s where s.entite_juridique_id = e.id)
          and not exists (select from structure s where s.entite_juridique_id = e.id and not ${structuresDe(a, 's')})`,
      )
    case 'departement': {
      const d = await base
        .selectFrom('departement')
        .selectAll()
        .where('code', '=', p.departement)
        .executeTakeFirst()
      const sien = d && (a.national || a.departements.includes(d.code) || a.regions.includes(d.region_code))
      return sien ? `${d.nom} (${d.code})` : null
    }
    case 'region':
      return a.national || a.regions.includes(p.region)
        ? nomDe(base, sql`select 'région ' || nom as nom from region where code = ${p.region}`)
        : null
    case 'national':
      return a.national ? 'toute la France' : null
    default:
      return p satisfies never
  }
}

async function nomDe(base: Lecture, requete: RawBuilder<unknown>): Promise<string | null> {
  const { rows } = await (requete as RawBuilder<{ nom: string }>).execute(base)
  return rows[0]?.nom ?? null
}
