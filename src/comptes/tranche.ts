import type { Tranche } from '#src/socle/tranche.ts'
import { actesComptes } from './actes.ts'
import { actesCles } from './cles-acces/actes.ts'
import { purgerDefis } from './cles-acces/purger-defis.ts'
import { routesCleAcces } from './cles-acces/routes.tsx'
import { routesConnexion } from './connexion/routes.tsx'
import { envoyerLien } from './liens/demander-lien.ts'
import { routesLiens } from './liens/routes.tsx'
import { routesCourriel } from './mon-compte/routes-courriel.tsx'
import { purgerComptes } from './purger.ts'

/** The account: sign-in, activation, sessions, and what one may change of one's own. */
export const trancheComptes: Tranche = {
  nom: 'comptes',
  routes: [...routesConnexion, ...routesCleAcces, ...routesLiens, ...routesCourriel],
  travaux: [envoyerLien, purgerComptes, purgerDefis],
  actes: { ...actesComptes, ...actesCles },
}
