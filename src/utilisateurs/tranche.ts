import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { mot } from '#src/socle/journal/actes.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { routesARevoir } from './a-revoir/routes.tsx'
import { chemins } from './chemins.ts'
import { routesCreation } from './creation/routes.tsx'
import { equipeRegionale, routesFusion } from './fusion/routes.tsx'
import { routesFiche } from './routes-fiche.tsx'
import { routesRecherche } from './routes-recherche.tsx'
import { routesReinitialisation } from './routes-second-facteur.tsx'
import { routesEtat } from './vie/routes-etat.tsx'
import { routesNom } from './vie/routes-nom.ts'

/** Finding people, their sheets, creating their accounts (G8, G9, G12). */
export const trancheUtilisateurs: Tranche = {
  nom: 'utilisateurs',
  // « creer » before « :compteId »
  routes: [
    ...routesRecherche,
    ...routesCreation,
    ...routesFiche,
    ...routesEtat,
    ...routesNom,
    ...routesFusion,
    ...routesARevoir,
    ...routesReinitialisation,
  ],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Rechercher un utilisateur',
      chemin: chemins.recherche,
      ordre: 10,
      visible: administrateur.admet,
      recherche: true,
    },
    {
      rubrique: 'administration',
      libelle: 'Créer un utilisateur',
      chemin: chemins.creer,
      ordre: 20,
      visible: administrateur.admet,
    },
    {
      rubrique: 'administration',
      libelle: 'Comptes à revoir',
      chemin: chemins.aRevoir,
      ordre: 52,
      visible: administrateur.admet,
    },
    {
      rubrique: 'administration',
      libelle: 'Comptes en double',
      chemin: chemins.doublons,
      ordre: 54,
      visible: equipeRegionale.admet,
    },
  ],
  actes: {
    'utilisateurs.exportes': details => `a exporté une liste de ${mot(details, 'lignes')} utilisateurs`,
  },
}
