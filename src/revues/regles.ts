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
  /** The structure of which this right makes a référent who can act; null for any other right. */
  referentDe: string | null
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
 * @param referents how many référents can act in each structure, reviewed or not
 */
export function issuesDe(
  lignes: readonly LigneDecidee[],
  sansReponse: SansReponse,
  referents: ReadonlyMap<string, number>,
): Map<number, Issue> {
  const brutes = lignes.map(ligne => ({ ...ligne, issue: issueDe(ligne.decision, sansReponse) }))
  const partants = Map.groupBy(
    brutes.filter(({ issue, referentDe }) => referentDe !== null && quitte(issue)),
    ({ referentDe }) => referentDe ?? '',
  )
  const depeuplee = (structureId: string) =>
    (partants.get(structureId)?.length ?? 0) >= (referents.get(structureId) ?? 0)
  return new Map(
    brutes.map(({ rang, issue, referentDe }) => [
      rang,
      referentDe !== null && quitte(issue) && depeuplee(referentDe) ? 'sursis' : issue,
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
