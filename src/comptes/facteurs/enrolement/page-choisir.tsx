import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { CarteAction, CartesAction } from '#src/socle/ui/carte-action.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage } from '#src/socle/ui/page.tsx'
import type { Facteur } from '../facteur.ts'
import { cheminFacteurs } from '../obligation.ts'
import { avecSuite, Cadre } from './cadre.tsx'

type Proprietes = {
  /** Those that may be added, the one we recommend first. */
  facteurs: readonly Facteur[]
  suite: string
  guide: boolean
  /** Where the configuration allows to do it later. */
  reportable: boolean
}

export const PageChoisir = ({ facteurs, suite, guide, reportable }: Proprietes) => (
  <Cadre
    titre={guide ? 'Protéger mon compte' : 'Ajouter un second facteur'}
    etat="Un mot de passe se devine, se lit par-dessus une épaule ou se vole. Avec un second facteur, il ne suffit plus à ouvrir votre compte."
    etape={0}
    guide={guide}
  >
    <AQuoiSertCettePage>
      <p>
        Derrière votre compte se trouvent des données de santé. Après le mot de passe, ViaTrajectoire demande
        donc une seconde preuve. Vous la choisissez ici en quelques minutes ; vous pourrez en changer ou en
        ajouter dans « Mon compte ». Sur un appareil que vous êtes seul à utiliser, elle peut n’être
        redemandée qu’une fois par mois.
      </p>
    </AQuoiSertCettePage>
    <CartesAction>
      {facteurs.map(({ libelle, description, ajout }, rang) => (
        <CarteAction
          titre={rang === 0 && facteurs.length > 1 ? `${libelle} (recommandé)` : libelle}
          phrase={description}
          action={{ libelle: `Choisir : ${libelle.toLowerCase()}`, href: avecSuite(ajout, suite) }}
        />
      ))}
    </CartesAction>
    {guide && reportable && (
      <Formulaire action={cheminFacteurs}>
        <ChampCache nom="suite" valeur={suite} />
        <p>
          Ce choix est facultatif. Vous le retrouverez dans « Mon compte », onglet « Connexion et sécurité ».
        </p>
        <Boutons>
          <Bouton>Plus tard</Bouton>
        </Boutons>
      </Formulaire>
    )}
  </Cadre>
)
