import type { Tranche } from '#src/socle/tranche.ts'
import { routes } from './routes.tsx'

/** « Fiche annuaire »: what the directory knows of one's structures. */
export const trancheAnnuaire: Tranche = {
  nom: 'annuaire',
  routes,
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Fiche annuaire',
      chemin: '/administration/fiche-annuaire',
      ordre: 60,
      visible: ({ droits }) => droits.length > 0,
    },
  ],
}
