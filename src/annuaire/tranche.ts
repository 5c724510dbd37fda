import {
  administrateur,
  administrationDe,
  estTerritoriale,
} from '#src/habilitations/pouvoirs/administration.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { cheminPassages } from '#src/structures/ror/synchronisation/noms.ts'
import { actes } from './actes.ts'
import { chemins } from './chemins.ts'
import { rappelerLesFiches } from './completude/rappeler.ts'
import { routesCompletude } from './completude/routes-completude.tsx'
import { routesConsultations } from './consultations/routes-consultations.tsx'
import { routesPdf } from './document/routes-pdf.ts'
import { routesGrandAge } from './grand-age/routes-grand-age.tsx'
import { routesPlaces } from './grand-age/routes-places.tsx'
import { routesHistorique } from './historique/routes-historique.tsx'
import { routesPassages } from './passages/routes.tsx'
import { routesPrado } from './prado/routes-prado.tsx'
import { routesFiche } from './routes.tsx'
import { envoyerSignalement } from './signalements/envoyer-signalement.ts'
import { relancerSignalements } from './signalements/relancer-signalements.ts'
import { routesSignalements } from './signalements/routes-signalements.tsx'
import { routesSignaler } from './signalements/routes-signaler.tsx'
import { suivreSignalements } from './signalements/suivre-signalements.ts'
import { suivreTaches } from './signalements/suivre-taches.ts'
import { equipeRegionale } from './synchronisation/droits.ts'
import { prevenirDesChangementsRor } from './synchronisation/prevenir-des-changements.ts'
import { routesSynchronisation } from './synchronisation/routes.tsx'
import { routesUnite } from './unites/routes-unite.tsx'

/** « Fiche annuaire » (G17, G18): what the ROR says of one's structures, what is typed here, what is wrong in the ROR. */
export const trancheAnnuaire: Tranche = {
  nom: 'annuaire',
  routes: [
    ...routesFiche,
    ...routesPrado,
    ...routesUnite,
    ...routesConsultations,
    ...routesGrandAge,
    ...routesPlaces,
    ...routesCompletude,
    ...routesPdf,
    ...routesSignaler,
    ...routesSignalements,
    ...routesHistorique,
    ...routesSynchronisation,
    ...routesPassages,
  ],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Fiche annuaire',
      chemin: chemins.liste,
      ordre: 60,
      visible: ({ droits }) => droits.length > 0,
    },
    {
      rubrique: 'administration',
      libelle: 'Signalements au ROR',
      chemin: chemins.signalements,
      ordre: 61,
      visible: acteur => administrateur.admet(acteur),
    },
    {
      rubrique: 'administration',
      libelle: 'Fiches à confirmer',
      chemin: chemins.aConfirmer,
      ordre: 62,
      visible: acteur => estTerritoriale(administrationDe(acteur)),
    },
    {
      rubrique: 'administration',
      libelle: 'Synchronisation avec le ROR',
      chemin: cheminPassages,
      ordre: 63,
      visible: equipeRegionale.admet,
    },
  ],
  travaux: [
    prevenirDesChangementsRor,
    envoyerSignalement,
    suivreSignalements,
    suivreTaches,
    relancerSignalements,
    rappelerLesFiches,
  ],
  actes,
}
