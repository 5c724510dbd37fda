import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { actes } from './actes.ts'
import { routesCadence } from './cadence/routes-cadence.tsx'
import { figerCampagneParTravail } from './campagnes/figer-campagne.ts'
import { routesOuvrir } from './campagnes/routes-ouvrir.tsx'
import { chemins } from './chemins.ts'
import { routesCloture } from './cloture/routes-cloture.tsx'
import { routesCouverture } from './couverture/routes-couverture.tsx'
import { routesListe } from './liste/routes-liste.tsx'
import { oublierDansLesRevues } from './oubli/oublier-les-noms.ts'
import { routesLignesChoisies } from './relecture/routes-lignes-choisies.tsx'
import { routesRelecture } from './relecture/routes-relecture.tsx'
import { revuesDuJour } from './travail-du-jour.ts'
import { verifierAttestation } from './verification/commande.ts'
import { routesVerifier } from './verification/routes-verifier.tsx'

/** « Revue des habilitations » (G11): campaigns, the reviewer's page, signature, attestations, coverage. */
export const trancheRevues: Tranche = {
  nom: 'revues',
  // Fixed addresses first: the page of one review takes whatever follows.
  routes: [
    ...routesListe,
    ...routesOuvrir,
    ...routesCouverture,
    ...routesCadence,
    ...routesCloture,
    ...routesLignesChoisies,
    ...routesRelecture,
    ...routesVerifier,
  ],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Revue des habilitations',
      chemin: chemins.liste,
      ordre: 47,
      visible: acteur => administrateur.admet(acteur),
    },
  ],
  travaux: [figerCampagneParTravail, oublierDansLesRevues, revuesDuJour],
  commandes: [verifierAttestation],
  actes,
}
