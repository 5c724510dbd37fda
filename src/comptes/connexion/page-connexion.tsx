import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampMotDePasse, ChampTexte } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Panneau } from '../pages/panneau.tsx'

export type ProprietesConnexion = {
  courriel?: string | undefined
  suite: string
  erreurs?: ErreursFormulaire
  /** The address and password do not go together: one sentence, whatever the reason. */
  refusee?: boolean
  /** Where the demo accounts are, when there is a demo. */
  demo?: boolean
}

/** Sign-in. The password is never given back, the address is. */
export const PageConnexion = ({ courriel, suite, erreurs = {}, refusee, demo }: ProprietesConnexion) => (
  <Panneau
    titre="Se connecter"
    chapeau={suite === '/' ? undefined : 'Connectez-vous pour ouvrir la page demandée.'}
    suite={
      <>
        <p>
          Première connexion{'\u202f'}?{' '}
          <a href="/activation/renvoyer">Recevoir un nouveau lien d’activation</a>
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
    <Formulaire action="/connexion">
      <ChampCache nom="suite" valeur={suite} />
      <ChampTexte
        nom="courriel"
        libelle="Adresse électronique professionnelle"
        type="email"
        remplissage="username"
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
  </Panneau>
)
