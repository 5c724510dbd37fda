import type { Tranche } from '#src/socle/tranche.ts'
import { cheminPassages } from '#src/structures/ror/synchronisation/noms.ts'
import { actes } from './actes.ts'
import { routesPassages } from './passages/routes.tsx'
import { routes } from './routes.tsx'
import { equipeRegionale } from './synchronisation/droits.ts'
import { prevenirDesChangementsRor } from './synchronisation/prevenir-des-changements.ts'
import { routesSynchronisation } from './synchronisation/routes.tsx'

/** « Fiche annuaire »: what the directory knows of one's structures. */
export const trancheAnnuaire: Tranche = {
  nom: 'annuaire',
  routes: [...routes, ...routesSynchronisation, ...routesPassages],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Fiche annuaire',
      chemin: '/administration/fiche-annuaire',
      ordre: 60,
      visible: ({ droits }) => droits.length > 0,
    },
    {
      rubrique: 'administration',
      libelle: 'Synchronisation avec le ROR',
      chemin: cheminPassages,
      ordre: 85,
      visible: equipeRegionale.admet,
    },
  ],
  travaux: [prevenirDesChangementsRor],
  actes,
}
