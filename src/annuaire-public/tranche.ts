import type { Tranche } from '#src/socle/tranche.ts'
import { routesCarte } from './carte/routes.ts'
import { cheminAnnuaire } from './chemins.ts'
import { rafraichir } from './modele/rafraichir.ts'
import { routesResteACharge } from './reste-a-charge/routes.tsx'
import { routes } from './routes.tsx'

/** The public directory: to find an establishment, to read about it, to know what it would cost. */
export const trancheAnnuairePublic: Tranche = {
  nom: 'annuaire-public',
  routes: [...routesResteACharge, ...routesCarte, ...routes],
  travaux: [rafraichir],
  menu: [
    { rubrique: 'modules', libelle: 'Annuaire', chemin: cheminAnnuaire, ordre: 10, visible: () => true },
  ],
}
