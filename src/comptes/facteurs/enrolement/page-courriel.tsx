import { Bouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire } from '#src/socle/ui/formulaire.tsx'
import { cheminFacteurs } from '../obligation.ts'
import { avecSuite, Cadre, ChampPreuve, Retour } from './cadre.tsx'

type Proprietes = { courriel: string; suite: string; guide: boolean; erreurs?: ErreursFormulaire }

export const PageCourriel = ({ courriel, suite, guide, erreurs = {} }: Proprietes) => (
  <Cadre titre="Recevoir un code par courriel" etape={1} guide={guide} erreurs={erreurs}>
    <Formulaire>
      <ChampCache nom="suite" valeur={suite} />
      <p>
        À chaque connexion, après votre mot de passe, un code à six chiffres partira à l’adresse{' '}
        <strong>{courriel}</strong>. Il sera valable dix minutes.
      </p>
      <p>
        Si quelqu’un lit vos courriels, ce moyen vous protège moins que les autres : vous pourrez en ajouter
        un à tout moment.
      </p>
      <ChampPreuve guide={guide} erreur={erreurs.actuel} />
      <Retour guide={guide} href={avecSuite(cheminFacteurs, suite)}>
        <Bouton genre="primaire">Choisir le code par courriel</Bouton>
      </Retour>
    </Formulaire>
  </Cadre>
)
