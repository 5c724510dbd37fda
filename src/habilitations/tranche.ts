import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { routesAbsences } from './absences/routes.tsx'
import { actes } from './actes.ts'
import { routesAttribuer } from './attribuer/routes.tsx'
import { routesDepart } from './departs/routes.tsx'
import { routesRenouveler } from './fins/routes-renouveler.tsx'
import { routesTerminer } from './fins/routes-terminer.tsx'
import { routesIncompatibles } from './incompatibles/routes.tsx'
import { surveillerIncompatibilites } from './incompatibles/surveiller.ts'
import { routesDroit } from './liste/routes-droit.tsx'
import { routesListe } from './liste/routes-liste.tsx'
import { chemins } from './pages/mots.ts'
import {
  type Administration,
  administrateur,
  administrationDe,
  controleur,
} from './pouvoirs/administration.ts'
import { expirerPropositions } from './propositions/expirer.ts'
import { routesPropositions } from './propositions/routes.tsx'
import { routesRetablir } from './suspensions/routes-retablir.tsx'
import { anonymiserAnciens, commandeAnonymiser } from './vie/commandes.ts'

const visible = (acteur: Acteur) => administrateur.admet(acteur)

/** Whoever is called to approve: the page is open to every administrator, and empty for the others. */
const approuve = ({ national, regions }: Administration) => national || regions.length > 0

/** Rights: who may do what, where, until when, given by whom. */
export const trancheHabilitations: Tranche = {
  nom: 'habilitations',
  // Fixed addresses first: the page of one right takes whatever follows.
  routes: [
    ...routesListe,
    ...routesAttribuer,
    ...routesRenouveler,
    ...routesTerminer,
    ...routesRetablir,
    ...routesDepart,
    ...routesPropositions,
    ...routesIncompatibles,
    ...routesAbsences,
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
    {
      rubrique: 'administration',
      libelle: 'Propositions à approuver',
      chemin: chemins.propositions,
      ordre: 42,
      visible: acteur => approuve(administrationDe(acteur)),
    },
    {
      rubrique: 'administration',
      libelle: 'Profils incompatibles',
      chemin: chemins.incompatibilites,
      ordre: 55,
      visible: acteur => controleur.admet(acteur),
    },
  ],
  travaux: [expirerPropositions, surveillerIncompatibilites, anonymiserAnciens],
  commandes: [commandeAnonymiser],
  actes,
}
