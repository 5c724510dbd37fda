import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampMotDePasse } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import type { IdentiteEnAttente } from './attente.ts'
import { cheminConnexionDuCompte, cheminsPsc } from './chemins.ts'
import { IdentiteVerifiee } from './page-inconnu.tsx'

const Tete = ({ titre }: { titre: string }) => (
  <TetePage
    titre={titre}
    filAriane={[
      { libelle: 'Accueil', href: '/' },
      { libelle: 'Mon compte', href: cheminConnexionDuCompte },
      { libelle: titre },
    ]}
  />
)

const MotDePasse = ({ erreurs }: { erreurs: ErreursFormulaire }) => (
  <ChampMotDePasse
    nom="actuel"
    libelle="Votre mot de passe"
    remplissage="current-password"
    erreur={erreurs.actuel}
  />
)

/** Back from the provider: who it has proved, and the password again before this identity opens the account. */
export const PageAssocier = ({
  identite,
  erreurs = {},
}: {
  identite: IdentiteEnAttente
  erreurs?: ErreursFormulaire
}) => (
  <>
    <Tete titre="Associer Pro Santé Connect" />
    <ResumeErreurs erreurs={erreurs} />
    <p>Cette identité ouvrira votre compte, sans mot de passe. Vous serez prévenu par courriel.</p>
    <IdentiteVerifiee identite={identite} />
    <Formulaire action={cheminsPsc.compte}>
      <MotDePasse erreurs={erreurs} />
      <Boutons>
        <Bouton genre="primaire">Associer à mon compte</Bouton>
        <LienBouton href={cheminConnexionDuCompte}>Annuler</LienBouton>
      </Boutons>
    </Formulaire>
  </>
)

/** Before the identity no longer opens the account: the password, which will be the only way in. */
export const PageDissocier = ({ erreurs = {} }: { erreurs?: ErreursFormulaire }) => (
  <>
    <Tete titre="Dissocier Pro Santé Connect" />
    <ResumeErreurs erreurs={erreurs} />
    <p>
      Pro Santé Connect n’ouvrira plus votre compte. Vous vous connecterez avec votre adresse électronique et
      votre mot de passe. Vous serez prévenu par courriel.
    </p>
    <Formulaire action={cheminsPsc.dissocier}>
      <MotDePasse erreurs={erreurs} />
      <Boutons>
        <Bouton genre="primaire">Dissocier Pro Santé Connect</Bouton>
        <LienBouton href={cheminConnexionDuCompte}>Annuler</LienBouton>
      </Boutons>
    </Formulaire>
  </>
)
