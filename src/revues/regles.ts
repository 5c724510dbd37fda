import { ajouterJours, type Jour } from '#src/socle/temps/jours.ts'
import type { SansReponse } from './tables.ts'

/** What a reviewer says of a right. « inconnue »: I don't know this person. */
export const decisions = ['maintenir', 'reduire', 'terminer', 'inconnue'] as const
export type Decision = (typeof decisions)[number]

/**
 * What becomes of a right at the closing. « sursis »: nobody answered, and stopping it would leave a structure without
 * any référent; it goes on, and the regional team is told.
 */
export type Issue = 'maintenue' | 'reduite' | 'terminee' | 'suspendue' | 'sursis'

export type LigneDecidee = {
  rang: number
  decision: Decision | null
  /** The structures of which this right makes a référent, one or all those of an entité; none for any other right. */
  referentDe: readonly string[]
  /** Their account can act at once: neither locked nor waiting to be activated. */
  actif: boolean
}

/** What the frozen list, the decisions and the rules of the campaign make of one right. */
export function issueDe(decision: Decision | null, sansReponse: SansReponse): Exclude<Issue, 'sursis'> {
  switch (decision) {
    case 'maintenir':
      return 'maintenue'
    case 'reduire':
      return 'reduite'
    case 'terminer':
      return 'terminee'
    // somebody else may know them: stopped, and given back in two clicks
    case 'inconnue':
      return 'suspendue'
    case null:
      return sansReponse === 'fin' ? 'terminee' : 'suspendue'
    default:
      return decision satisfies never
  }
}

/** Ended, suspended, or due to end early: no longer counted on. */
const quitte = (issue: Issue) => issue !== 'maintenue'

/**
 * The outcome of a whole review, line by line.
 * @param referents how many rights make a référent who can act in each structure, reviewed or not
 */
export function issuesDe(
  lignes: readonly LigneDecidee[],
  sansReponse: SansReponse,
  referents: ReadonlyMap<string, number>,
): Map<number, Issue> {
  const brutes = lignes.map(ligne => ({ ...ligne, issue: issueDe(ligne.decision, sansReponse) }))
  const partants = new Map<string, number>()
  for (const { referentDe, actif, issue } of brutes)
    if (actif && quitte(issue)) for (const s of referentDe) partants.set(s, (partants.get(s) ?? 0) + 1)
  const depeuplee = (s: string) => (partants.get(s) ?? 0) >= (referents.get(s) ?? 0)
  return new Map(
    brutes.map(({ rang, issue, referentDe }) => [
      rang,
      quitte(issue) && referentDe.some(depeuplee) ? 'sursis' : issue,
    ]),
  )
}

/** The first day on which a review that nobody signed is closed: the day after the delay that follows its deadline. */
export function cloturePrevue(echeance: Jour, delaiJours: number): Jour {
  return ajouterJours(echeance, delaiJours + 1)
}

/** Last day of a decision to reduce: once it is past, the right ends at once. */
export function estPassee(reduiteAu: Jour, aujourdhui: Jour): boolean {
  return reduiteAu < aujourdhui
}
