import type { Tranche } from '#src/socle/tranche.ts'
import { actesComptes } from './actes.ts'
import { routesCgu } from './cgu/routes.tsx'
import { actesCles } from './cles-acces/actes.ts'
import { purgerDefis } from './cles-acces/purger-defis.ts'
import { routesCleAcces } from './cles-acces/routes.tsx'
import { commandeMesurer } from './connexion/mesurer-argon2.ts'
import { routesConnexion } from './connexion/routes.tsx'
import { actesFacteurs } from './facteurs/actes.ts'
import { routesEnrolement } from './facteurs/enrolement/routes.tsx'
import { purgerFacteurs } from './facteurs/purger.ts'
import { routesSecondFacteur } from './facteurs/routes.tsx'
import { envoyerLien } from './liens/demander-lien.ts'
import { routesLiens } from './liens/routes.tsx'
import { routesCourriel } from './mon-compte/routes-courriel.tsx'
import { routesExpiration } from './mot-de-passe/routes-expiration.tsx'
import { pscPropose } from './pro-sante-connect/fournisseur.ts'
import { purgerProSanteConnect } from './pro-sante-connect/purger.ts'
import { routesPsc } from './pro-sante-connect/routes.ts'
import { purgerComptes } from './purger.ts'
import { fermerInactifs } from './vie/fermer-inactifs.ts'
import { routesVie } from './vie/routes.tsx'
import { verrouillerCompte } from './vie/verrouiller.ts'

/** The account: sign-in, activation, sessions, and what one may change of one's own. */
export const trancheComptes: Tranche = {
  nom: 'comptes',
  routes: [
    ...routesConnexion,
    ...routesCleAcces,
    ...routesLiens,
    ...routesCourriel,
    ...routesSecondFacteur,
    ...routesEnrolement,
    ...routesPsc,
    ...routesCgu,
    ...routesExpiration,
    ...routesVie,
  ],
  travaux: [
    envoyerLien,
    purgerComptes,
    purgerFacteurs,
    purgerDefis,
    purgerProSanteConnect,
    verrouillerCompte,
    fermerInactifs,
  ],
  commandes: [commandeMesurer],
  actes: { ...actesComptes, ...actesFacteurs, ...actesCles },
  // half configured, Pro Santé Connect stops the start rather than the first sign-in
  preparer: async ({ config }) => {
    pscPropose(config)
  },
}
