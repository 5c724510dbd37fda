import type { Tranche } from '#src/socle/tranche.ts'
import { actesComptes } from './actes.ts'
import { envoyerLien } from './demander-lien.ts'
import { purgerComptes } from './purger.ts'
import { routesConnexion } from './routes-connexion.tsx'
import { routesCourriel } from './routes-courriel.tsx'
import { routesLiens } from './routes-liens.tsx'

/** The account: sign-in, activation, sessions, and what one may change of one's own. */
export const trancheComptes: Tranche = {
  nom: 'comptes',
  routes: [...routesConnexion, ...routesLiens, ...routesCourriel],
  travaux: [envoyerLien, purgerComptes],
  actes: actesComptes,
}
