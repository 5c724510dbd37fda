import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Genre, genresDe } from '../ids.ts'
import type { Curseur } from '../protocole/curseur.ts'
import { sources } from '../sources.ts'
import type { Cle } from './liens.ts'
import type { Recherche } from './lire.ts'

type Page = { cles: Cle[]; suite: Curseur | null }

/**
 * One page of keys. By default in the order of our own keys, which never change: going from page to page meets each row once,
 * whatever changes meanwhile. By date, a row that changes meanwhile moves.
 */
export async function chercher(base: Lecture, r: Recherche): Promise<Page> {
  const parties = selections(r).map(({ genre, criteres }) => {
    const { table, publique, uneAUne } = sources[genre]
    const trouvees = sql`from ${sql.table(table)} x where ${criteres} and ${apres(r)}`
    const rang = sql`(extract(epoch from x.change_le) * 1000000)::bigint as rang`
    const suite = sql`order by ${ordre(r)} limit ${sql.lit(r.parPage + 1)}`
    if (!uneAUne)
      return sql`(select ${sql.lit(genre)} as genre, x.id, ${rang} ${trouvees} and ${publique('x')} ${suite})`
    // « offset 0 » and « is true » keep the planner from asking it of all that was found
    return sql`(select ${sql.lit(genre)} as genre, x.id, ${rang}
      from (select x.* ${trouvees} order by ${ordre(r)} offset 0) x where (${publique('x')}) is true ${suite})`
  })
  if (parties.length === 0) return { cles: [], suite: null }
  const { rows } = await sql<Cle & Curseur>`select * from (${sql.join(parties, sql` union all `)}) as x
    order by ${ordreFinal(r)} limit ${sql.lit(r.parPage + 1)}`.execute(base)
  const cles = rows.slice(0, r.parPage)
  return { cles, suite: rows.length > r.parPage ? (cles.at(-1) ?? null) : null }
}

/** How many there are in all. */
export async function compter(base: Lecture, r: Recherche): Promise<number> {
  const parties = selections(r).map(({ genre, criteres }) => {
    const { table, publique } = sources[genre]
    return sql`(select count(*) from ${sql.table(table)} x where ${criteres} and ${publique('x')})`
  })
  if (parties.length === 0) return 0
  const { rows } = await sql<{ total: number }>`select ${sql.join(parties, sql` + `)} as total`.execute(base)
  return rows[0]?.total ?? 0
}

type Selection = { genre: Genre; criteres: RawBuilder<SqlBool> }

/** One selection by kind that may hold something: what meets no criterion is not even asked. */
function selections(r: Recherche): Selection[] {
  return genresDe[r.type].flatMap(genre => {
    const conditions: RawBuilder<SqlBool>[] = []
    for (const valeurs of r.criteres) {
      const possibles = valeurs.map(critere => critere(genre)).filter(condition => condition !== null)
      if (possibles.length === 0) return []
      conditions.push(sql`(${sql.join(possibles, sql` or `)})`)
    }
    return [{ genre, criteres: conditions.length > 0 ? sql`${sql.join(conditions, sql` and `)}` : sql`true` }]
  })
}

const ordre = ({ tri }: Recherche) =>
  tri === null
    ? sql`x.id`
    : tri === '_lastUpdated'
      ? sql`x.change_le, x.id`
      : sql`x.change_le desc, x.id desc`
const ordreFinal = ({ tri }: Recherche) =>
  tri === null ? sql`x.id` : tri === '_lastUpdated' ? sql`x.rang, x.id` : sql`x.rang desc, x.id desc`

function apres({ tri, curseur }: Recherche): RawBuilder<SqlBool> {
  if (!curseur) return sql`true`
  if (tri === null) return sql`x.id > ${curseur.id}::uuid`
  const ici = sql`(timestamptz 'epoch' + ${curseur.rang}::bigint * interval '1 microsecond', ${curseur.id}::uuid)`
  return tri === '_lastUpdated' ? sql`(x.change_le, x.id) > ${ici}` : sql`(x.change_le, x.id) < ${ici}`
}
