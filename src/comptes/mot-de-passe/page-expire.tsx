import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampMotDePasse } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { ChampsNouveauMotDePasse, CompteConcerne } from '../mon-compte/champs-nouveau-mot-de-passe.tsx'
import { cheminExpire } from './expiration.ts'

type Proprietes = { mois: number; courriel: string; suite: string; erreurs?: ErreursFormulaire }

/** Where the operator gives passwords an age: choose the next one, then go where one was going. */
export const PageExpire = ({ mois, courriel, suite, erreurs = {} }: Proprietes) => (
  <>
    <TetePage
      titre="Choisir un nouveau mot de passe"
      etat={`Ici, un mot de passe se renouvelle tous les ${mois}\u00a0mois, et le vôtre a passé cet âge. Vous continuerez ensuite où vous alliez.`}
    />
    <ResumeErreurs erreurs={erreurs} />
    <Formulaire action={cheminExpire}>
      <ChampCache nom="suite" valeur={suite} />
      <CompteConcerne courriel={courriel} />
      <ChampMotDePasse
        nom="actuel"
        libelle="Mot de passe actuel"
        remplissage="current-password"
        erreur={erreurs.actuel}
      />
      <ChampsNouveauMotDePasse repetition="Nouveau mot de passe, une seconde fois" erreurs={erreurs} />
      <Boutons>
        <Bouton genre="primaire">Enregistrer et continuer</Bouton>
        <Bouton action="/deconnexion">Me déconnecter</Bouton>
      </Boutons>
    </Formulaire>
  </>
)
