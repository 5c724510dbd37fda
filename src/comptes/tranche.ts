import type { Tranche } from '#src/socle/tranche.ts'
import { actesComptes } from './actes.ts'
import { routesConnexion } from './routes-connexion.tsx'

/** The account: sign-in, activation, sessions, and what one may change of one's own. */
export const trancheComptes: Tranche = {
  nom: 'comptes',
  routes: [...routesConnexion],
  actes: actesComptes,
}
