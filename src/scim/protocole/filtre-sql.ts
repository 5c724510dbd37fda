import { type RawBuilder, sql } from 'kysely'
import { type Champ, colonnes, genres, rpps } from './champs.ts'
import type { Comparateur, Condition } from './filtre.ts'

/** The condition over `compte c`, its link `l` and `portee`. Values are parameters; an absent one never matches. */
export function enSql(condition: Condition): RawBuilder<boolean> {
  switch (condition.op) {
    case 'and':
    case 'or': {
      const parties = condition.conditions.map(enSql)
      return sql`(${sql.join(parties, condition.op === 'and' ? sql` and ` : sql` or `)})`
    }
    case 'not':
      return sql`(not ${enSql(condition.condition)})`
    case 'pr':
      return sql`(${colonnes[condition.champ]} is not null)`
    default:
      return comparer(condition.op, condition.champ, condition.valeur)
  }
}

function comparer(op: Comparateur, champ: Champ, valeur: string | boolean | Date): RawBuilder<boolean> {
  // as the unique indexes have them
  if (op === 'eq' && typeof valeur === 'string') {
    if (champ === 'userName' || champ === 'emails' || champ === 'emails.value')
      return sql`(c.courriel = ${valeur}::citext)`
    if (champ === 'externalId' || champ === rpps)
      return sql`(${colonnes[champ]} is not null and ${colonnes[champ]} = ${valeur})`
    if (champ === 'id') return estUnUuid(valeur) ? sql`(c.id = ${valeur}::uuid)` : sql`false`
  }
  if (typeof valeur === 'boolean') return parOrdre(op, colonnes[champ], sql`${valeur}::boolean`)
  if (valeur instanceof Date) return parOrdre(op, colonnes[champ], sql`${valeur}::timestamptz`)
  const selonLaCasse = (texte: RawBuilder<unknown>) =>
    genres[champ] === 'texte' ? sql`lower(${texte})` : texte
  return parTexte(op, selonLaCasse(colonnes[champ]), selonLaCasse(sql`${valeur}::text`))
}

const estUnUuid = (valeur: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(valeur)

const operateurs = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' } as const

function parOrdre(
  op: Comparateur,
  gauche: RawBuilder<unknown>,
  droite: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const operateur = op in operateurs ? operateurs[op as keyof typeof operateurs] : '='
  return sql`coalesce(${gauche} ${sql.raw(operateur)} ${droite}, false)`
}

/** Without patterns: what looks like one in a value stays a text. */
function parTexte(
  op: Comparateur,
  gauche: RawBuilder<unknown>,
  droite: RawBuilder<unknown>,
): RawBuilder<boolean> {
  switch (op) {
    case 'co':
      return sql`coalesce(position(${droite} in ${gauche}) > 0, false)`
    case 'sw':
      return sql`coalesce(starts_with(${gauche}, ${droite}), false)`
    case 'ew':
      return sql`coalesce(right(${gauche}, length(${droite})) = ${droite}, false)`
    default:
      return parOrdre(op, gauche, droite)
  }
}
