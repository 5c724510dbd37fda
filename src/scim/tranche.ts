import type { Tranche } from '#src/socle/tranche.ts'
import { actes } from './actes.ts'
import { routesDecouverte } from './decouverte/routes.ts'
import { chemins } from './jetons/chemins.ts'
import { equipeRegionale } from './jetons/entites.ts'
import { routesJetons } from './jetons/routes.tsx'
import { routesUtilisateurs } from './utilisateurs/routes.ts'

/** SCIM 2.0: hospitals' identity systems create accounts and tell departures. They never give a right. */
export const trancheScim: Tranche = {
  nom: 'scim',
  // what the service has first: the last route of the discovery answers for everything else
  routes: [...routesJetons, ...routesUtilisateurs, ...routesDecouverte],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Connexions SCIM',
      chemin: chemins.liste,
      ordre: 80,
      visible: acteur => equipeRegionale.admet(acteur),
    },
  ],
  actes,
}
