import type { Config } from '#src/socle/config/config.ts'
import { cheminFacteurs, doitChoisirSesFacteurs } from './facteurs/obligation.ts'
import type { EtatFacteurs, MoyenConnexion } from './tables.ts'

/** What is read of the session and its account, in the query that identifies it. */
export const colonnesDesObligations = ['session.moyen', 'compte.facteurs'] as const

type Situation = { moyen: MoyenConnexion; facteurs: EtatFacteurs; config: Config; maintenant: Date }

/** Something to do before anything else, on a page of its own. */
type Obligation = { chemin: string; due: (situation: Situation) => boolean }

/** In the order in which a person meets them. */
const obligations: readonly Obligation[] = [{ chemin: cheminFacteurs, due: doitChoisirSesFacteurs }]

/**
 * The page where something must be done before any other opens; null when all is in order. The demo's one-click
 * sign-in is a visit, not an account's life: nothing is asked of it.
 */
export function obligationDe(situation: Situation): string | null {
  if (situation.moyen === 'demo') return null
  return obligations.find(({ due }) => due(situation))?.chemin ?? null
}
