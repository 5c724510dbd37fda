export type EtatOuverture = 'ouverte' | 'fermeture-prevue' | 'fermee' | 'absente' | 'desactivee'

/** J201: definitive, provisional and foreseen. The others (error, out of FINESS…) are no closure of the place. */
const closent = new Set(['DEF', 'PRO', 'PRE'])

/** What the source says, what it no longer says, and what was decided here: three states that never mix. */
export type Ouverture = {
  fermeeLe: string | null
  fermetureCode: string | null
  /** The source has it no more: two proofs agreed (interop.md §10). */
  absenteLe: Date | null
  /** Put out of the directory here; units never are by themselves. */
  desactiveeLe?: Date | null
}

/**
 * Whether an organisation is open on a day. Our own decision comes first, then the words of the ROR: a type of
 * closure and the end of its period. A definitive closure without a date counts from now; a foreseen one without a
 * date is only foreseen. What the ROR no longer has is absent, unless it had closed it before.
 */
export function etatOuverture(organisation: Ouverture, aujourdhui: string): EtatOuverture {
  if (organisation.desactiveeLe) return 'desactivee'
  const selonLeRor = selonLaSource(organisation, aujourdhui)
  return organisation.absenteLe && selonLeRor !== 'fermee' ? 'absente' : selonLeRor
}

function selonLaSource({ fermeeLe: le, fermetureCode: code }: Ouverture, aujourdhui: string) {
  if (code !== null && !closent.has(code)) return 'ouverte'
  if (le !== null) return le <= aujourdhui ? 'fermee' : 'fermeture-prevue'
  if (code === null) return 'ouverte'
  return code === 'PRE' ? 'fermeture-prevue' : 'fermee'
}

/** No new right there, nor anything to ask for. Rights that hold go on until their end. */
export function nAccueillePlus(organisation: Ouverture, aujourdhui: string): boolean {
  return ['fermee', 'absente', 'desactivee'].includes(etatOuverture(organisation, aujourdhui))
}
