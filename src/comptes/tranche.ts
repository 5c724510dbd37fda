import type { Tranche } from '#src/socle/tranche.ts'
import { actesComptes } from './actes.ts'
import { routesConnexion } from './connexion/routes.tsx'
import { actesFacteurs } from './facteurs/actes.ts'
import { routesEnrolement } from './facteurs/enrolement/routes.tsx'
import { purgerFacteurs } from './facteurs/purger.ts'
import { routesSecondFacteur } from './facteurs/routes.tsx'
import { envoyerLien } from './liens/demander-lien.ts'
import { routesLiens } from './liens/routes.tsx'
import { routesCourriel } from './mon-compte/routes-courriel.tsx'
import { purgerComptes } from './purger.ts'

/** The account: sign-in, activation, sessions, and what one may change of one's own. */
export const trancheComptes: Tranche = {
  nom: 'comptes',
  routes: [
    ...routesConnexion,
    ...routesLiens,
    ...routesCourriel,
    ...routesSecondFacteur,
    ...routesEnrolement,
  ],
  travaux: [envoyerLien, purgerComptes, purgerFacteurs],
  actes: { ...actesComptes, ...actesFacteurs },
}
