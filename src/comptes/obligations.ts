import type { Config } from '#src/socle/config/config.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { cheminAccepter, doitAccepter } from './cgu/obligation.ts'
import { cheminFacteurs, doitChoisirSesFacteurs } from './facteurs/obligation.ts'
import { cheminExpire, motDePasseExpire } from './mot-de-passe/expiration.ts'
import type { EtatFacteurs, MoyenConnexion } from './tables.ts'

/** What is read of the session and its account, in the query that identifies it. */
export const colonnesDesObligations = [
  'session.moyen',
  'compte.facteurs',
  'compte.cgu_version as cguVersion',
  'compte.mot_de_passe_change_le as motDePasseChangeLe',
] as const

type Situation = {
  moyen: MoyenConnexion
  facteurs: EtatFacteurs
  cguVersion: Jour | null
  motDePasseChangeLe: Date | null
  config: Config
  maintenant: Date
}

/** Something to do before anything else, on a page of its own. */
type Obligation = { chemin: string; due: (situation: Situation) => boolean }

/** In the order in which a person meets them. */
const obligations: readonly Obligation[] = [
  { chemin: cheminAccepter, due: doitAccepter },
  { chemin: cheminExpire, due: motDePasseExpire },
  { chemin: cheminFacteurs, due: doitChoisirSesFacteurs },
]

/**
 * The page where something must be done before any other opens; null when all is in order. The demo's one-click
 * sign-in is a visit, not an account's life: nothing is asked of it.
 */
export function obligationDe(situation: Situation): string | null {
  if (situation.moyen === 'demo') return null
  return obligations.find(({ due }) => due(situation))?.chemin ?? null
}
