import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'

/** What a code is called: by the source's own words, or by the terminology. */
export type Libelles = (table: string, code: string | null, source: string | null) => string | null

type Connu = { libelle: string; anciens: readonly string[] }

/**
 * The words to show for a code: the source's, unless it gives none or still gives a label that the terminology has
 * since changed. A code that no terminology knows keeps the source's words.
 */
export function choisirLibelle(source: string | null, connu: Connu | undefined): string | null {
  if (!connu) return source
  return source === null || connu.anciens.includes(source) ? connu.libelle : source
}

/**
 * Loads the labels of those codes in one query. `table` is the national number, 'R213', that any system of the ROR is
 * brought back to by `tableDe`. When several editions name a code, the newest has the last word.
 */
export async function chargerLibelles(
  lecture: Lecture,
  codes: readonly { table: string | undefined; code: string | null }[],
): Promise<Libelles> {
  const cherches = new Map(
    codes.flatMap(({ table, code }) => (table && code ? [[`${table}|${code}`, { table, code }]] : [])),
  )
  const liste = [...cherches.values()]
  const connus = new Map<string, Connu>()
  if (liste.length > 0) {
    const { rows } = await sql<Connu & { nos: string; code: string }>`
      select distinct on (c.nos, c.code) c.nos, c.code, c.libelle, c.anciens_libelles as anciens
      from terminologie_code c join terminologie t on t.url = c.terminologie
      join unnest(${liste.map(({ table }) => table)}::text[], ${liste.map(({ code }) => code)}::text[]) as v (nos, code)
        on v.nos = c.nos and v.code = c.code
      where c.libelle is not null
      order by c.nos, c.code, c.actif desc, t.version desc nulls last, t.genre`.execute(lecture)
    for (const { nos, code, ...connu } of rows) connus.set(`${nos}|${code}`, connu)
  }
  return (table, code, source) => choisirLibelle(source, connus.get(`${table}|${code}`))
}
