import type { Tranche } from '#src/socle/tranche.ts'
import { routesAccueil } from './accueil/routes.tsx'
import { routesMesReferents } from './mes-referents/routes.tsx'
import { routesTextes } from './routes-textes.tsx'
import { routesSansRelais } from './sans-relais/routes.tsx'

/** What everyone finds on arriving: home, own account, own référents, help. */
export const trancheEspace: Tranche = {
  nom: 'espace',
  routes: [...routesAccueil, ...routesMesReferents, ...routesSansRelais, ...routesTextes],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Mes référents',
      chemin: '/administration/mes-referents',
      ordre: 80,
      visible: () => true,
    },
  ],
}
