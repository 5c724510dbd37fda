import type { Tranche } from '#src/socle/tranche.ts'
import { actesComptes } from './actes.ts'
import { routesConnexion } from './connexion/routes.tsx'
import { envoyerLien } from './liens/demander-lien.ts'
import { routesLiens } from './liens/routes.tsx'
import { routesCourriel } from './mon-compte/routes-courriel.tsx'
import { purgerComptes } from './purger.ts'
import { fermerInactifs } from './vie/fermer-inactifs.ts'
import { routesVie } from './vie/routes.tsx'
import { verrouillerCompte } from './vie/verrouiller.ts'

/** The account: sign-in, activation, sessions, and what one may change of one's own. */
export const trancheComptes: Tranche = {
  nom: 'comptes',
  routes: [...routesConnexion, ...routesLiens, ...routesCourriel, ...routesVie],
  travaux: [envoyerLien, purgerComptes, verrouillerCompte, fermerInactifs],
  actes: actesComptes,
}
