import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { actes } from './actes.ts'
import { routesAttribuer } from './attribuer/routes.tsx'
import { routesDepart } from './departs/routes.tsx'
import { routesRenouveler } from './fins/routes-renouveler.tsx'
import { routesTerminer } from './fins/routes-terminer.tsx'
import { routesDroit } from './liste/routes-droit.tsx'
import { routesListe } from './liste/routes-liste.tsx'
import { chemins } from './pages/mots.ts'
import { administrateur } from './pouvoirs/administration.ts'
import { anonymiserAnciens, commandeAnonymiser } from './vie/commandes.ts'

const visible = (acteur: Acteur) => administrateur.admet(acteur)

/** Rights: who may do what, where, until when, given by whom. */
export const trancheHabilitations: Tranche = {
  nom: 'habilitations',
  // Fixed addresses first: the page of one right takes whatever follows.
  routes: [
    ...routesListe,
    ...routesAttribuer,
    ...routesRenouveler,
    ...routesTerminer,
    ...routesDepart,
    ...routesDroit,
  ],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Attribuer une habilitation',
      chemin: chemins.attribuer,
      ordre: 30,
      visible,
    },
    {
      rubrique: 'administration',
      libelle: 'Habilitations de ma structure',
      chemin: chemins.liste,
      ordre: 40,
      visible,
    },
  ],
  travaux: [anonymiserAnciens],
  commandes: [commandeAnonymiser],
  actes,
}
