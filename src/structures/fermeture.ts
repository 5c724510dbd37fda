export type EtatOuverture = 'ouverte' | 'fermeture-prevue' | 'fermee'

/** J201: definitive, provisional and foreseen. The others (error, out of FINESS…) are no closure of the place. */
const closent = new Set(['DEF', 'PRO', 'PRE'])

/**
 * Whether an organisation is open on a day, from the words of the ROR: a type of closure and the end of its period.
 * A definitive closure without a date counts from now; a foreseen one without a date is only foreseen.
 */
export function etatOuverture(
  organisation: { fermeeLe: string | null; fermetureCode: string | null },
  aujourdhui: string,
): EtatOuverture {
  const { fermeeLe: le, fermetureCode: code } = organisation
  if (code !== null && !closent.has(code)) return 'ouverte'
  if (le !== null) return le <= aujourdhui ? 'fermee' : 'fermeture-prevue'
  if (code === null) return 'ouverte'
  return code === 'PRE' ? 'fermeture-prevue' : 'fermee'
}
