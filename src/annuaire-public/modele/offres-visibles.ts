import { type RawBuilder, sql } from 'kysely'
import type { Jour } from '#src/socle/temps/jours.ts'

/**
 * Keeps, of the table `offre o`, what anybody may see: running, not sensitive, still in the source, and of no unit that is
 * closed, gone or sensitive by another of its offers. To be written after the join of `o`.
 */
export function offresVisibles(aujourdHui: Jour): RawBuilder<unknown> {
  return sql`
    left join unite u on u.id = o.unite_id
    where o.active and not o.sensible and o.absente_le is null
      and u.absente_le is null
      and coalesce(jour_de_fermeture(u.fermee_le, u.fermeture_code) > ${aujourdHui}::date, true)
      and not exists (select from offre s where s.unite_id = u.id and s.sensible)`
}
