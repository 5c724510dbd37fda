import { administrationDe, estTerritoriale } from '#src/habilitations/pouvoirs/administration.ts'
import { mot } from '#src/socle/journal/actes.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { routesAccueil } from './accueil/routes.tsx'
import { routesMesReferents } from './mes-referents/routes.tsx'
import { routesAjouterCle } from './mon-compte/cles-acces/routes-ajouter.tsx'
import { routesModifierCle } from './mon-compte/cles-acces/routes-modifier.tsx'
import { routesConnexion } from './mon-compte/routes-connexion.tsx'
import { routesHabilitations } from './mon-compte/routes-habilitations.tsx'
import { routesIdentite } from './mon-compte/routes-identite.tsx'
import { routesJournal } from './mon-compte/routes-journal.tsx'
import { routesSecondFacteur } from './mon-compte/second-facteur/routes.tsx'
import { routesTextes } from './routes-textes.tsx'
import { cheminSansRelais } from './sans-relais/page.tsx'
import { routesSansRelais } from './sans-relais/routes.tsx'

/** What everyone finds on arriving: home, own account, own référents, help. */
export const trancheEspace: Tranche = {
  nom: 'espace',
  routes: [
    ...routesAccueil,
    ...routesMesReferents,
    ...routesIdentite,
    ...routesHabilitations,
    ...routesConnexion,
    ...routesJournal,
    ...routesSecondFacteur,
    ...routesAjouterCle,
    ...routesModifierCle,
    ...routesSansRelais,
    ...routesTextes,
  ],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Référents manquants',
      chemin: cheminSansRelais,
      ordre: 50,
      visible: acteur => estTerritoriale(administrationDe(acteur)),
    },
    {
      rubrique: 'administration',
      libelle: 'Mon compte',
      chemin: '/administration/mon-compte',
      ordre: 90,
      visible: () => true,
    },
    {
      rubrique: 'administration',
      libelle: 'Mes référents',
      chemin: '/administration/mes-referents',
      ordre: 80,
      visible: () => true,
    },
  ],
  actes: {
    'structures.exportees': d => `a exporté une liste de ${mot(d, 'lignes')} structures sans relève`,
  },
}
