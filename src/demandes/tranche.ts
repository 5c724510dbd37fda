import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { actes } from './actes.ts'
import { cheminDemandes, cheminMesDemandes } from './chemins.ts'
import { envoyerPreuve } from './compte/envoyer-preuve.ts'
import { purgerDemandes } from './compte/purger-demandes.ts'
import { routesCompte } from './compte/routes.tsx'
import { routesDemander } from './demander/routes.tsx'
import { relancerDemandes } from './relances/relancer-demandes.ts'
import { routesReleve } from './releve/routes.tsx'
import { veillerALaReleve, verifierReleve } from './releve/verifier-releve.ts'
import { routesTraiter } from './traiter/routes.tsx'

/** What people ask of their référents, and whether there are référents to ask. */
export const trancheDemandes: Tranche = {
  nom: 'demandes',
  routes: [...routesDemander, ...routesTraiter, ...routesReleve, ...routesCompte],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Demandes',
      chemin: cheminDemandes,
      ordre: 35,
      visible: acteur => administrateur.admet(acteur),
    },
    {
      rubrique: 'administration',
      libelle: 'Mes demandes',
      chemin: cheminMesDemandes,
      ordre: 85,
      visible: () => true,
    },
  ],
  travaux: [envoyerPreuve, purgerDemandes, relancerDemandes, veillerALaReleve, verifierReleve],
  actes,
}
