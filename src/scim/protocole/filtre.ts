import { type Filter, parse } from 'scim2-parse-filter'
import { enTexte, trouverAttribut } from '../ressource/chemins.ts'
import { type Champ, type GenreDeChamp, genres, rpps } from './champs.ts'
import { refuser } from './erreurs.ts'

export type Comparateur = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le'
/** A filter that is known to make sense: fields of the list, values of their type. Two-valued: absent never matches. */
export type Condition =
  | { op: 'and' | 'or'; conditions: Condition[] }
  | { op: 'not'; condition: Condition }
  | { op: 'pr'; champ: Champ }
  | { op: Comparateur; champ: Champ; valeur: string | boolean | Date }

/** Bounds: an identity system asks for one person, or for a page. */
const longueurMax = 1000
const termesMax = 30

/**
 * The syntax tree of a filter (RFC 7644, 3.4.2.2). Line ends and other control characters are refused before parsing:
 * none belongs there, and an unclosed quote followed by line ends takes the parser's expression for ever.
 * @throws RefusScim
 */
export function analyser(texte: string): Filter {
  if (texte.length > longueurMax)
    refuser('invalidFilter', `Filtre trop long : ${longueurMax} caractères au plus.`)
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(texte))
    refuser('invalidFilter', 'Filtre illisible : caractère de contrôle.')
  const arbre = lire(texte)
  if (nombreDeTermes(arbre) > termesMax)
    refuser('invalidFilter', `Filtre trop complexe : ${termesMax} termes au plus.`)
  return arbre
}

function lire(texte: string): Filter {
  try {
    return parse(texte)
  } catch {
    return refuser(
      'invalidFilter',
      'Ce filtre ne se lit pas : vérifiez les guillemets, les parenthèses et les opérateurs.',
    )
  }
}

function nombreDeTermes(filtre: Filter): number {
  switch (filtre.op) {
    case 'and':
    case 'or':
      return filtre.filters.reduce((somme, f) => somme + nombreDeTermes(f), 0)
    case 'not':
      return 1 + nombreDeTermes(filtre.filter)
    case '[]':
      return 1 + nombreDeTermes(filtre.valFilter)
    default:
      return 1
  }
}

/** @throws RefusScim */
export function lireFiltre(texte: string): Condition {
  return comprendre(analyser(texte), '')
}

function comprendre(filtre: Filter, prefixe: string): Condition {
  switch (filtre.op) {
    case 'and':
    case 'or':
      return { op: filtre.op, conditions: filtre.filters.map(f => comprendre(f, prefixe)) }
    case 'not':
      return { op: 'not', condition: comprendre(filtre.filter, prefixe) }
    case '[]':
      // one value at most: some element matches if there is one and it does
      return {
        op: 'and',
        conditions: [
          { op: 'pr', champ: champDe(filtre.attrPath) },
          comprendre(filtre.valFilter, `${filtre.attrPath}.`),
        ],
      }
    case 'pr':
      return { op: 'pr', champ: champDe(prefixe + filtre.attrPath) }
    default:
      return comparaison(filtre.op, champDe(prefixe + filtre.attrPath), filtre.compValue)
  }
}

function champDe(chemin: string): Champ {
  const trouve = trouverAttribut(chemin)
  const nom = typeof trouve === 'string' ? '' : enTexte(trouve)
  return nom in genres
    ? (nom as Champ)
    : refuser('invalidFilter', `« ${chemin.slice(0, 80)} » ne se filtre pas.`)
}

function comparaison(op: Comparateur, champ: Champ, valeur: unknown): Condition {
  if (valeur === null) {
    // `eq null` is « without a value »
    if (op === 'ne') return { op: 'pr', champ }
    if (op === 'eq') return { op: 'not', condition: { op: 'pr', champ } }
    return refuser('invalidFilter', `« ${champ} ${op} null » n’a pas de sens.`)
  }
  const genre = genres[champ]
  if (!permis[genre].has(op)) return refuser('invalidFilter', `« ${op} » ne s’applique pas à « ${champ} ».`)
  return { op, champ, valeur: lireValeur(genre, champ, valeur) }
}

const ordre = ['eq', 'ne', 'gt', 'ge', 'lt', 'le']
const permis: Record<GenreDeChamp, ReadonlySet<string>> = {
  texte: new Set([...ordre, 'co', 'sw', 'ew']),
  exact: new Set([...ordre, 'co', 'sw', 'ew']),
  date: new Set(ordre),
  booleen: new Set(['eq', 'ne']),
}

function lireValeur(genre: GenreDeChamp, champ: Champ, valeur: unknown): string | boolean | Date {
  if (genre === 'booleen' && typeof valeur === 'boolean') return valeur
  if (
    genre === 'date' &&
    typeof valeur === 'string' &&
    /^\d{4}-\d\d-\d\dT[\d:.]{5,18}(Z|[+-]\d\d:?\d\d)$/.test(valeur)
  ) {
    const date = new Date(valeur)
    if (!Number.isNaN(date.getTime())) return date
  }
  if ((genre === 'texte' || genre === 'exact') && typeof valeur === 'string') return valeur
  return refuser('invalidFilter', `Cette valeur n’est pas du type de « ${champ} ».`)
}

/** Whether it can only hold for the one person that a unique field names: the commonest question, asked by thousands. */
export function designeUnePersonne(condition: Condition | null): boolean {
  if (condition?.op === 'and') return condition.conditions.some(designeUnePersonne)
  return condition?.op === 'eq' && uniques.has(condition.champ)
}
const uniques = new Set<Champ>(['id', 'externalId', 'userName', 'emails', 'emails.value', rpps])
