import type { Partie } from './texte.tsx'

/** For everyone: reaching one's account, and what a right is. */
export const compteEtHabilitations = (): Partie[] => [
  {
    id: 'acceder',
    titre: 'Comment accéder à mon compte ?',
    contenu: (
      <>
        <p>
          Votre référent crée votre compte. Vous recevez un courriel avec un lien d’activation, valable sept
          jours et une seule fois : il vous fait choisir votre mot de passe.
        </p>
        <ul>
          <li>
            Le lien a expiré, ou le courriel n’est pas arrivé : regardez dans les indésirables, puis demandez
            à votre référent de « renvoyer l’invitation ».
          </li>
          <li>
            Mot de passe oublié : sur la page <a href="/connexion">Se connecter</a>, suivez « Mot de passe
            oublié ».
          </li>
          <li>
            Compte verrouillé après trop d’essais : un courriel vous envoie un lien pour le déverrouiller ; un
            nouveau mot de passe le déverrouille aussi.
          </li>
          <li>
            Compte fermé faute d’usage, après un an sans connexion et deux courriels d’avertissement :{' '}
            <a href="/activation/renvoyer">demandez un lien</a> pour le rouvrir, ou adressez-vous à un
            référent.
          </li>
          <li>
            Vous changez de nom : corrigez-le dans <a href="/administration/mon-compte">Mon compte</a>. Un
            référent l’accepte, et l’ancien reste connu de la recherche.
          </li>
          <li>
            Votre adresse a changé sans votre accord : le courriel reçu à l’ancienne la rétablit pendant sept
            jours et ferme les sessions ouvertes.
          </li>
          <li>
            Un compte vaut pour un seul professionnel et une seule adresse. Si vous travaillez dans plusieurs
            structures, vous gardez le même compte : chacune y ajoute ses habilitations.
          </li>
        </ul>
      </>
    ),
  },
  {
    id: 'mes-habilitations',
    titre: 'Que puis-je faire, et jusqu’à quand ?',
    contenu: (
      <>
        <p>
          <a href="/administration/mon-compte/habilitations">Mon compte, Mes habilitations</a> dit, pour
          chaque habilitation, ce qu’elle permet et son dernier jour. Une habilitation dure deux ans au plus ;
          après son dernier jour, elle ne permet plus rien.
        </p>
        <p>
          Personne ne s’attribue ni ne renouvelle sa propre habilitation, référents compris. Demandez à l’un
          de <a href="/administration/mes-referents">vos référents</a> avant l’échéance.
        </p>
      </>
    ),
  },
  {
    id: 'courriels',
    titre: 'Comment recevoir les courriels d’une habilitation ?',
    contenu: (
      <p>
        Dans <a href="/administration/mon-compte/habilitations">Mes habilitations</a>, cochez « Réception des
        mails » pour chaque habilitation voulue, puis enregistrez. La case est décochée à la création du
        compte.
      </p>
    ),
  },
]
