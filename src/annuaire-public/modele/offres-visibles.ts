import { type RawBuilder, sql } from 'kysely'
import type { Jour } from '#src/socle/temps/jours.ts'
import { offrePublique } from '#src/structures/publication.ts'

/**
 * Keeps, of the table `offre o`, what families look for: what everybody may see, running, and of no unit that is closed or
 * gone. To be written after the join of `o`.
 */
export function offresVisibles(aujourdHui: Jour): RawBuilder<unknown> {
  return sql`
    left join unite u on u.id = o.unite_id
    where o.active and ${offrePublique('o')}
      and u.absente_le is null
      and coalesce(jour_de_fermeture(u.fermee_le, u.fermeture_code) > ${aujourdHui}::date, true)`
}
