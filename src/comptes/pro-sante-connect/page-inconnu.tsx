import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Resume } from '#src/socle/ui/page.tsx'
import { FormulaireLien } from '../liens/formulaire-lien.tsx'
import { Panneau } from '../pages/panneau.tsx'
import type { IdentiteEnAttente } from './attente.ts'
import { cheminsPsc } from './chemins.ts'

/** Who the provider says is there: the name and the number, to be checked before anything is linked. */
export const IdentiteVerifiee = ({ identite }: { identite: IdentiteEnAttente }) => (
  <Resume
    lignes={[
      { terme: 'Nom', valeur: `${identite.prenom} ${identite.nom}` },
      identite.rpps
        ? { terme: 'Numéro RPPS', valeur: identite.rpps }
        : { terme: 'Identifiant national', valeur: identite.identifiant },
    ]}
  />
)

type Proprietes = {
  identite: IdentiteEnAttente
  courriel?: string | undefined
  erreurs?: ErreursFormulaire
}

/** Proved, but opening no account: link the account one has, or learn how to get one. Nothing is created. */
export const PageInconnu = ({ identite, courriel, erreurs = {} }: Proprietes) => (
  <Panneau
    titre="Pro Santé Connect n’ouvre encore aucun compte"
    chapeau="Pro Santé Connect vous a reconnu, mais aucun compte ViaTrajectoire n’est associé à cette identité."
    suite={<a href="/connexion">Revenir à la connexion</a>}
  >
    <IdentiteVerifiee identite={identite} />
    <ResumeErreurs erreurs={erreurs} />
    <h2>Vous avez déjà un compte</h2>
    <FormulaireLien
      action={cheminsPsc.inconnu}
      aide="Celle de votre compte ViaTrajectoire. Un lien y part pour l’associer à Pro Santé Connect. Il faut aussi le demander après une correction de votre nom ou de votre numéro RPPS."
      courriel={courriel}
      erreurs={erreurs}
    />
    <h2>Vous n’avez pas de compte</h2>
    <p>
      Un référent de votre structure le crée et vous donne vos habilitations. Transmettez-lui votre adresse
      professionnelle et le numéro ci-dessus, et vous vous connecterez directement. Si vous ne savez pas qui
      il est, écrivez à votre équipe régionale, dont l’adresse est en bas de page.
    </p>
  </Panneau>
)

/** The same whether or not the address is known. */
export const PageLienLiaisonEnvoye = () => (
  <Panneau titre="Consultez votre messagerie" suite={<a href="/connexion">Revenir à la connexion</a>}>
    <p>
      Si un compte existe à cette adresse, un courriel vient de lui être envoyé. Ouvrez le lien qu’il contient
      dans l’heure, dans ce navigateur.
    </p>
    <Boutons>
      <LienBouton href={cheminsPsc.inconnu}>Saisir une autre adresse</LienBouton>
    </Boutons>
  </Panneau>
)

/** Opening the link changes nothing: mail scanners do it too. The button does. */
export const PageConfirmerLien = ({
  identite,
  compte,
}: {
  identite: IdentiteEnAttente
  compte: { prenom: string; nom: string; courriel: string }
}) => (
  <Panneau
    titre="Associer Pro Santé Connect"
    chapeau={
      <>
        Cette identité ouvrira le compte de {compte.prenom} {compte.nom}, <strong>{compte.courriel}</strong>,
        sans mot de passe.
      </>
    }
  >
    <IdentiteVerifiee identite={identite} />
    <Formulaire>
      <Boutons>
        <Bouton genre="primaire">Associer et me connecter</Bouton>
      </Boutons>
    </Formulaire>
  </Panneau>
)
