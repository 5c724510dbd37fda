import type { Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { application } from './application/facteur-application.tsx'
import { courriel } from './courriel/facteur-courriel.tsx'
import type { Epreuve, Facteur, FacteurDuCompte } from './facteur.ts'
import { codesRestants } from './secours/codes-du-compte.ts'
import { secours } from './secours/epreuve-secours.tsx'

/** Every kind of second factor, the one we recommend first. */
export const facteurs: readonly Facteur[] = [application, courriel]

export type FacteurPossede = { facteur: Facteur; possede: FacteurDuCompte }

/** What the account has, kind by kind. */
export async function facteursDuCompte(base: Lecture, compteId: string): Promise<FacteurPossede[]> {
  const siens = await Promise.all(facteurs.map(({ lister }) => lister(base, compteId)))
  return facteurs.flatMap((facteur, rang) => (siens[rang] ?? []).map(possede => ({ facteur, possede })))
}

/**
 * What may be presented at sign-in, the best first. A code by e-mail is always possible for who has nothing else, and
 * for everyone unless the configuration keeps it for those who have chosen it.
 */
export async function epreuvesDuCompte(
  base: Lecture,
  compteId: string,
  config: Pick<Config, 'CODE_PAR_COURRIEL'>,
): Promise<Epreuve[]> {
  const siens = new Set((await facteursDuCompte(base, compteId)).map(({ facteur }) => facteur))
  const courrielPourTous = siens.size === 0 || config.CODE_PAR_COURRIEL === 'toujours'
  return [
    ...facteurs.filter(facteur => siens.has(facteur) || (facteur === courriel && courrielPourTous)),
    ...((await codesRestants(base, compteId)) > 0 ? [secours] : []),
  ]
}
