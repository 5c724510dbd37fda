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
            Si votre compte porte votre numéro RPPS, votre carte CPS ou l’application e-CPS l’ouvre par Pro
            Santé Connect, même à la première connexion. Sinon, associez-la dans{' '}
            <a href="/administration/mon-compte/connexion">Mon compte, Connexion et sécurité</a>.
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
    id: 'mot-de-passe',
    titre: 'Comment choisir un mot de passe ?',
    contenu: (
      <>
        <p>
          Trois ou quatre mots sans lien entre eux conviennent mieux qu’un mot compliqué : 12 caractères au
          moins, sans votre nom, votre adresse ni le nom de votre structure, même déguisés. Gardez-le pour ce
          seul service.
        </p>
        <ul>
          <li>
            Vous pouvez en changer dans{' '}
            <a href="/administration/mon-compte/connexion">Mon compte, Connexion et sécurité</a>. Vous êtes
            alors déconnecté partout ailleurs.
          </li>
          <li>
            Après cinq essais inexacts, il faut attendre : une minute, puis de plus en plus, jusqu’à une
            heure. « Mot de passe oublié » évite d’attendre.
          </li>
        </ul>
      </>
    ),
  },
  {
    id: 'second-facteur',
    titre: 'Pourquoi un code après mon mot de passe ?',
    contenu: (
      <>
        <p>
          Un mot de passe peut être lu ou deviné. ViaTrajectoire demande donc une seconde preuve, choisie à
          votre première connexion : une application d’authentification sur votre téléphone, ou un code reçu
          par courriel.
        </p>
        <ul>
          <li>
            Sur un appareil que vous êtes seul à utiliser, cochez « Ne plus me le demander sur cet appareil ».
            Jamais sur un poste partagé.
          </li>
          <li>
            Téléphone perdu ou changé : utilisez un de vos dix codes de secours, puis ajoutez un nouveau moyen
            dans <a href="/administration/mon-compte/connexion">Connexion et sécurité</a>.
          </li>
          <li>
            Plus de téléphone ni de codes : votre référent, après s’être assuré que c’est bien vous, peut
            réinitialiser vos seconds facteurs.
          </li>
          <li>
            Un courriel vous annonce une connexion ou un changement que vous n’avez pas fait : choisissez un
            nouveau mot de passe et prévenez votre référent.
          </li>
        </ul>
      </>
    ),
  },
  {
    id: 'cles-acces',
    titre: 'Comment me connecter sans mot de passe ?',
    contenu: (
      <>
        <p>
          Avec une clé d’accès. Votre téléphone, votre ordinateur ou une clé de sécurité la garde, et vérifie
          que c’est bien vous par votre code, votre empreinte ou votre visage, qui n’en sortent pas. Elle ne
          fonctionne que sur ce site : personne ne peut vous la soutirer par un faux courriel.
        </p>
        <ul>
          <li>
            Pour en ajouter une :{' '}
            <a href="/administration/mon-compte/connexion">Mon compte, Connexion et sécurité</a>, « Ajouter
            une clé d’accès ». Faites-le depuis un appareil qui n’est qu’à vous.
          </li>
          <li>
            Pour vous en servir : sur la page <a href="/connexion">Se connecter</a>, « Se connecter avec une
            clé d’accès ».
          </li>
          <li>
            Appareil perdu ou remplacé : connectez-vous avec votre mot de passe et retirez sa clé au même
            endroit. Votre mot de passe reste valable.
          </li>
          <li>Clé suspendue : elle a peut-être été copiée. Retirez-la et ajoutez-en une autre.</li>
        </ul>
      </>
    ),
  },
  {
    id: 'conditions',
    titre: 'Pourquoi accepter des conditions d’utilisation ?',
    contenu: (
      <p>
        Les <a href="/cgu">conditions générales d’utilisation</a> s’acceptent à la première connexion, puis à
        chaque nouvelle version. <a href="/administration/mon-compte/connexion">Mon compte</a> dit lesquelles
        vous avez acceptées, et quand.
      </p>
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
    id: 'demander',
    titre: 'Comment demander une habilitation, ou un compte ?',
    contenu: (
      <>
        <p>
          Avec un compte : <a href="/administration/mes-demandes/nouvelle">Demander une habilitation</a>, ou «
          Demander » en face d’une habilitation qui se termine. Un référent de la structure répond ; il peut
          accorder moins. <a href="/administration/mes-demandes">Mes demandes</a> dit où elles en sont, et
          permet de les retirer.
        </p>
        <p>
          Sans compte : <a href="/demander-un-compte">Demander un compte</a>. Vous confirmez votre adresse par
          un courriel, puis votre demande part aux référents de votre structure.
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
