import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { actes } from './actes.ts'
import { routesCalendrier } from './calendrier/routes.ts'
import { cheminEcheances } from './chemins.ts'
import { envoyerRappels } from './rappels/envoyer-rappels.ts'
import { routesEcheances } from './routes.tsx'

/** Nothing lapses by surprise: reminders, the page of what ends, and its calendar. */
export const trancheEcheances: Tranche = {
  nom: 'echeances',
  routes: [...routesEcheances, ...routesCalendrier],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Échéances',
      chemin: cheminEcheances,
      ordre: 45,
      visible: acteur => administrateur.admet(acteur),
    },
  ],
  travaux: [envoyerRappels],
  actes,
}
