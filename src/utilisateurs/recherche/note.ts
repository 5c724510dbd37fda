import { type RawBuilder, sql } from 'kysely'

/**
 * How well one word matches an account, 0 the best, null not at all. First how (whole word, beginning, inside,
 * typing slip), then where (name, e-mail or RPPS, structure). The account is read under alias `c`.
 * @param structure note of the word in the person's structures (`noteDeStructure`), null when none
 */
export function noteDuMot(
  mot: string,
  structure: RawBuilder<unknown> = sql`null`,
): RawBuilder<number | null> {
  return sql`least(
    case
      when (' ' || c.tri || ' ') like ${`% ${mot} %`} then 0
      when (' ' || c.tri) like ${`% ${mot}%`} then 3
      when c.tri like ${`%${mot}%`} then 6
    end,
    case
      when (' ' || c.recherche || ' ') like ${`% ${mot} %`} then 1
      when (' ' || c.recherche) like ${`% ${mot}%`} then 4
      when c.recherche like ${`%${mot}%`} then 7
    end,
    ${structure}
    ${mot.length >= 4 ? sql`, case when c.variantes && variantes_de(${mot}) then 9 end` : sql``}
  )`
}

/** The note of a word in the name of a structure, on `texte` already normalised. */
export function noteDeStructure(texte: string, mot: string): 2 | 5 | 8 | null {
  const borde = ` ${texte} `
  if (borde.includes(` ${mot} `)) return 2
  if (borde.includes(` ${mot}`)) return 5
  return texte.includes(mot) ? 8 : null
}

/** Same, in SQL: the best over several structures (alias `s`). */
export function noteDesStructures(mot: string): RawBuilder<number | null> {
  return sql`min(case
    when (' ' || s.recherche || ' ') like ${`% ${mot} %`} then 2
    when (' ' || s.recherche) like ${`% ${mot}%`} then 5
    when s.recherche like ${`%${mot}%`} then 8
  end)`
}
