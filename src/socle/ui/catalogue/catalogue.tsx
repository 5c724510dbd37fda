import { TetePage } from '../page.tsx'
import { CatalogueActions } from './actions.tsx'
import { CatalogueChamps } from './champs.tsx'
import { CatalogueEtats } from './etats.tsx'
import { CatalogueFormulaires } from './formulaires.tsx'
import { CatalogueIdentite } from './identite.tsx'
import { CatalogueListes } from './listes.tsx'
import { CataloguePage } from './page.tsx'
import { CatalogueTemps } from './temps.tsx'

/** The body of `/demo/composants`: every component in every state, light and dark. */
export const CatalogueComposants = () => (
  <>
    <TetePage
      titre="Composants"
      etat="Chaque composant dans chaque état, clair et sombre. Les pages du produit ne sont faites que de ceux-ci."
    />
    <CatalogueIdentite />
    <CatalogueActions />
    <CatalogueChamps />
    <CatalogueFormulaires />
    <CataloguePage />
    <CatalogueListes />
    <CatalogueTemps />
    <CatalogueEtats />
  </>
)
