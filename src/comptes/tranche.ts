import type { Tranche } from '#src/socle/tranche.ts'
import { actesComptes } from './actes.ts'
import { routesCgu } from './cgu/routes.tsx'
import { commandeMesurer } from './connexion/mesurer-argon2.ts'
import { routesConnexion } from './connexion/routes.tsx'
import { envoyerLien } from './liens/demander-lien.ts'
import { routesLiens } from './liens/routes.tsx'
import { routesCourriel } from './mon-compte/routes-courriel.tsx'
import { routesExpiration } from './mot-de-passe/routes-expiration.tsx'
import { purgerComptes } from './purger.ts'

/** The account: sign-in, activation, sessions, and what one may change of one's own. */
export const trancheComptes: Tranche = {
  nom: 'comptes',
  routes: [...routesConnexion, ...routesLiens, ...routesCourriel, ...routesCgu, ...routesExpiration],
  travaux: [envoyerLien, purgerComptes],
  commandes: [commandeMesurer],
  actes: actesComptes,
}
