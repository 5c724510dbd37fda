import { type RawBuilder, sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { type Administration, administrationDe } from './administration.ts'
import { type Habilitation, habilitationsDansLOrdre } from './lire-habilitations.ts'
import { structuresDe } from './structures-administrees.ts'

/**
 * Rights of the structures and units that somebody administers, on `habilitation` as h. Says it of the rights
 * themselves, never of the joined structure: that is what lets the index on `structure_id` answer.
 */
export function droitsAdministres(a: Administration): RawBuilder<boolean> {
  if (a.national) return sql`true`
  const unites = a.unites.map(({ uniteId }) => uniteId)
  const territoriale = a.departements.length > 0 || a.regions.length > 0
  const conditions = [
    a.structures.length > 0 && sql`h.structure_id = any(${a.structures}::uuid[])`,
    unites.length > 0 && sql`h.unite_id = any(${unites}::uuid[])`,
    territoriale &&
      // an array worked out once, so that the index on structure_id is walked rather than the whole table
      sql`h.structure_id = any(array(select la.id from structure la where ${structuresDe({ ...a, structures: [] }, 'la')}))`,
  ].filter(condition => condition !== false)
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}

/**
 * The rights that end within so many days in what somebody administers, the soonest first. Their own are counted
 * too: they have to ask somebody.
 */
export async function echeances(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  jours: number,
  maintenant: Date,
  limite = 10,
): Promise<{ total: number; prochaines: Habilitation[] }> {
  const aujourdhui = jourDe(maintenant)
  const requete = base
    .selectFrom('habilitation as h')
    .where('h.terminee_le', 'is', null)
    .where('h.fin', '>=', aujourdhui)
    .where('h.fin', '<=', ajouterJours(aujourdhui, jours))
    .where(sql<boolean>`h.periode @> ${maintenant}::timestamptz`)
    .where(droitsAdministres(administrationDe(acteur)))
  const [lignes, compte] = await Promise.all([
    requete.select('h.id').orderBy('h.fin').orderBy('h.id').limit(limite).execute(),
    requete.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  const prochaines = await habilitationsDansLOrdre(
    base,
    lignes.map(({ id }) => id),
    maintenant,
  )
  return { total: compte.total, prochaines }
}
