import type { Acteur } from '#src/socle/acces/acteur.ts'
import { CatalogueComposants } from '#src/socle/ui/catalogue/catalogue.tsx'
import type { Requete } from '#src/socle/web/requete.ts'

/** `/demo/composants`: every component in every state, light and dark. */
export function pageComposants(r: Requete<Acteur | null>) {
  return r.page({
    titre: 'Composants',
    section: 'Démonstration',
    large: true,
    feuille: 'catalogue',
    contenu: <CatalogueComposants />,
  })
}
