import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampMotDePasse, ChampTexte } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { ConnexionParCle } from '../cles-acces/connexion-par-cle.tsx'
import { Panneau } from '../pages/panneau.tsx'
import { SeConnecterAvecPsc } from '../pro-sante-connect/bouton.tsx'

export type ProprietesConnexion = {
  courriel?: string | undefined
  suite: string
  /** What the browser is told so as to look for a passkey. */
  cle: PublicKeyCredentialRequestOptionsJSON
  erreurs?: ErreursFormulaire
  /** The address and password do not go together: one sentence, whatever the reason. */
  refusee?: boolean
  /** Where the demo accounts are, when there is a demo. */
  demo?: boolean
  /** Whether Pro Santé Connect is offered: it then comes first. */
  psc?: boolean
}

/** Sign-in. The password is never given back, the address is. */
export const PageConnexion = ({
  courriel,
  suite,
  cle,
  erreurs = {},
  refusee,
  demo,
  psc,
}: ProprietesConnexion) => (
  <Panneau
    titre="Se connecter"
    chapeau={suite === '/' ? undefined : 'Connectez-vous pour ouvrir la page demandée.'}
    suite={
      <>
        <p>
          Première connexion{'\u202f'}?{' '}
          <a href="/activation/renvoyer">Recevoir un nouveau lien d’activation</a>
        </p>
        <p>
          Pas encore de compte{'\u202f'}? <a href="/demander-un-compte">Demander un compte</a>
        </p>
        {demo && (
          <p>
            Vous découvrez le service{'\u202f'}? <a href="/demo">Essayer avec un compte de démonstration</a>
          </p>
        )}
      </>
    }
  >
    {refusee && (
      <Alerte ton="erreur" titre="Connexion refusée" annoncee>
        L’adresse électronique et le mot de passe ne correspondent pas, ou le compte n’est pas activé, est
        verrouillé ou fermé. Vérifiez votre saisie, ou choisissez un nouveau mot de passe : le lien reçu remet
        aussi un compte verrouillé ou fermé en service.
      </Alerte>
    )}
    <ResumeErreurs erreurs={erreurs} />
    {psc && <SeConnecterAvecPsc suite={suite} />}
    <Formulaire action="/connexion">
      <ChampCache nom="suite" valeur={suite} />
      <ChampTexte
        nom="courriel"
        libelle="Adresse électronique professionnelle"
        type="email"
        remplissage="username webauthn"
        valeur={courriel}
        erreur={erreurs.courriel}
        focusInitial={!courriel}
      />
      <ChampMotDePasse
        nom="motDePasse"
        libelle="Mot de passe"
        remplissage="current-password"
        erreur={erreurs.motDePasse}
        focusInitial={refusee ?? false}
      />
      <Boutons>
        <Bouton genre="primaire">Se connecter</Bouton>
      </Boutons>
      <p>
        <a href="/mot-de-passe-oublie">Mot de passe oublié</a>
      </p>
    </Formulaire>
    <ConnexionParCle options={cle} suite={suite} />
  </Panneau>
)
