import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampMotDePasse } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { exigences } from '../mon-compte/regles-mot-de-passe.ts'
import { Panneau } from '../pages/panneau.tsx'
import type { LienValable } from './liens.ts'

/** The list is tied to the field: it is read aloud with it. */
export const Exigences = () => (
  <div class="texte">
    <ul>
      {exigences.map(exigence => (
        <li>{exigence}</li>
      ))}
    </ul>
  </div>
)

/** For password managers only: which account the new password goes with. */
const CompteConcerne = ({ courriel }: { courriel: string }) => (
  <input type="text" autocomplete="username" value={courriel} readonly hidden />
)

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
      <ChampMotDePasse
        nom="motDePasse"
        libelle="Nouveau mot de passe"
        aide={<Exigences />}
        remplissage="new-password"
        erreur={erreurs.motDePasse}
      />
      <ChampMotDePasse
        nom="confirmation"
        libelle="Le même mot de passe, une seconde fois"
        remplissage="new-password"
        erreur={erreurs.confirmation}
      />
      {usage === 'mot-de-passe' && <p>Les sessions ouvertes sur d’autres appareils seront fermées.</p>}
      <Boutons>
        <Bouton genre="primaire">
          {usage === 'activation' ? 'Activer mon compte' : 'Enregistrer et me connecter'}
        </Bouton>
      </Boutons>
    </Formulaire>
  </Panneau>
)
