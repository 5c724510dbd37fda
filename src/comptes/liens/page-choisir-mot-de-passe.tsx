import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { ChampsNouveauMotDePasse, CompteConcerne } from '../mon-compte/champs-nouveau-mot-de-passe.tsx'
import { Panneau } from '../pages/panneau.tsx'
import type { LienValable } from './liens.ts'

type Proprietes = { usage: 'activation' | 'mot-de-passe'; lien: LienValable; erreurs?: ErreursFormulaire }

/** Where the mailed link leads: choose a password, then one is in. */
export const PageChoisirMotDePasse = ({ usage, lien, erreurs = {} }: Proprietes) => (
  <Panneau
    titre={usage === 'activation' ? 'Activer mon compte' : 'Choisir un nouveau mot de passe'}
    chapeau={
      <>
        {usage === 'activation' ? `Bienvenue ${lien.prenom} ${lien.nom}. ` : ''}
        Vous vous connecterez avec l’adresse <strong>{lien.courriel}</strong> et le mot de passe choisi ici.
      </>
    }
  >
    <ResumeErreurs erreurs={erreurs} />
    <Formulaire>
      <CompteConcerne courriel={lien.courriel} />
      <ChampsNouveauMotDePasse repetition="Le même mot de passe, une seconde fois" erreurs={erreurs} />
      {usage === 'mot-de-passe' && <p>Les sessions ouvertes sur d’autres appareils seront fermées.</p>}
      <Boutons>
        <Bouton genre="primaire">
          {usage === 'activation' ? 'Activer mon compte' : 'Enregistrer et me connecter'}
        </Bouton>
      </Boutons>
    </Formulaire>
  </Panneau>
)
