import { SiClesPossibles } from '#src/comptes/cles-acces/demande-de-cle.tsx'
import { CompteConcerne } from '#src/comptes/mon-compte/champs-nouveau-mot-de-passe.tsx'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampMotDePasse } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { CadreCle, ChampNom } from './cadre-cle.tsx'
import { chemins } from './chemins.ts'

type Proprietes = { courriel: string; nom: string; erreurs?: ErreursFormulaire }

/** Step one: a name, and the password again. */
export const PageAjouterCle = ({ courriel, nom, erreurs = {} }: Proprietes) => (
  <CadreCle
    titre="Ajouter une clé d’accès"
    etat="Elle ouvrira votre compte sans mot de passe. Ajoutez-la depuis un appareil qui n’est qu’à vous, ou avec une clé de sécurité."
  >
    <ResumeErreurs erreurs={erreurs} />
    <SiClesPossibles sinon={<SansCle />}>
      <Formulaire action={chemins.ajouter}>
        <CompteConcerne courriel={courriel} />
        <ChampNom valeur={nom} erreur={erreurs.nom} />
        <ChampMotDePasse
          nom="motDePasse"
          libelle="Votre mot de passe actuel"
          aide="Pour vérifier que c’est bien vous."
          remplissage="current-password"
          erreur={erreurs.motDePasse}
        />
        <Boutons>
          <Bouton genre="primaire">Continuer</Bouton>
          <LienBouton href={chemins.panneau}>Annuler</LienBouton>
        </Boutons>
      </Formulaire>
    </SiClesPossibles>
  </CadreCle>
)

const SansCle = () => (
  <Alerte ton="attention" titre="Ce navigateur ne permet pas d’ajouter une clé d’accès">
    Il est trop ancien, ou JavaScript y est désactivé. Ouvrez cette page avec un navigateur à jour ; votre mot
    de passe continue de fonctionner partout.
  </Alerte>
)
