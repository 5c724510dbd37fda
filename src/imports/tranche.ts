import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { actes } from './actes.ts'
import { chemins } from './chemins.ts'
import { routesDeparts } from './departs/routes.tsx'
import { routesDepot } from './depot/routes.tsx'
import { routesPersonnes } from './personnes/routes.tsx'
import { appliquerImport } from './travaux/appliquer-import.ts'
import { inviterImportes } from './travaux/inviter-importes.ts'
import { purgerImports } from './travaux/purger-imports.ts'
import { verifierImport } from './travaux/verifier-import.ts'

/** Bulk work: people and rights from a table, departures from a staff list. */
export const trancheImports: Tranche = {
  nom: 'imports',
  // fixed addresses first: the page of one import takes whatever follows
  routes: [...routesDepot, ...routesPersonnes, ...routesDeparts],
  menu: [
    {
      rubrique: 'administration',
      libelle: 'Importer',
      chemin: chemins.accueil,
      ordre: 35,
      visible: acteur => administrateur.admet(acteur),
    },
  ],
  travaux: [verifierImport, appliquerImport, inviterImportes, purgerImports],
  actes,
}
