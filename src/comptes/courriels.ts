import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'

export type Destinataire = { nom: string; prenom: string; courriel: string }
export type Envoi = { maintenant: Date; urlPublique: string; cle?: string }

export const adresseA = ({ nom, prenom, courriel }: Destinataire) => ({
  destinataire: courriel,
  pour: `${prenom} ${nom}`,
})

/** The link to choose a new password. */
export function envoyerLienMotDePasse(tx: Ecriture, a: Destinataire, secret: string, envoi: Envoi) {
  const message = {
    ...adresseA(a),
    sujet: 'Choisissez un nouveau mot de passe ViaTrajectoire',
    paragraphes: [
      'Un nouveau mot de passe a été demandé pour votre compte ViaTrajectoire.',
      'Si ce n’est pas vous, ne faites rien : votre mot de passe actuel reste valable.',
    ],
    action: {
      libelle: 'Choisir un nouveau mot de passe',
      url: `${envoi.urlPublique}/mot-de-passe/${secret}`,
    },
    note: 'Ce lien fonctionne une seule fois, pendant une heure.',
  }
  return poster(tx, message, envoi.maintenant, envoi.cle)
}

/** Asked for an activation link, but the account is active: the way in is the sign-in page. */
export function annoncerDejaActif(tx: Ecriture, a: Destinataire, envoi: Envoi) {
  const message = {
    ...adresseA(a),
    sujet: 'Votre compte ViaTrajectoire est déjà activé',
    paragraphes: [
      'Un lien d’activation a été demandé pour votre compte ViaTrajectoire, qui est déjà activé.',
      'Connectez-vous avec cette adresse électronique. La page de connexion permet aussi de choisir un nouveau mot de passe.',
    ],
    action: { libelle: 'Se connecter', url: `${envoi.urlPublique}/connexion` },
  }
  return poster(tx, message, envoi.maintenant, envoi.cle)
}

/** After the fact, so that a change made by somebody else does not stay unnoticed. */
export function annoncerMotDePasseChange(tx: Ecriture, a: Destinataire, envoi: Envoi) {
  const message = {
    ...adresseA(a),
    sujet: 'Votre mot de passe ViaTrajectoire a été changé',
    paragraphes: [
      `Le mot de passe de votre compte ViaTrajectoire a été changé le ${jourEtHeure(envoi.maintenant)}. Les sessions ouvertes ailleurs ont été fermées.`,
      'Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe et prévenez votre référent.',
    ],
    action: { libelle: 'Ce n’était pas moi', url: `${envoi.urlPublique}/mot-de-passe-oublie` },
  }
  return poster(tx, message, envoi.maintenant, envoi.cle)
}

/** To the new address: only who reads it can make it the account's. */
export function envoyerLienCourriel(
  tx: Ecriture,
  a: Destinataire,
  nouveau: { courriel: string; secret: string },
  envoi: Envoi,
) {
  const message = {
    ...adresseA(a),
    destinataire: nouveau.courriel,
    sujet: 'Confirmez votre nouvelle adresse pour ViaTrajectoire',
    paragraphes: [
      'Vous avez demandé à utiliser cette adresse électronique pour votre compte ViaTrajectoire.',
      'Tant que vous ne l’avez pas confirmée, vous vous connectez avec l’ancienne. Si vous n’avez rien demandé, ne faites rien.',
    ],
    action: { libelle: 'Confirmer cette adresse', url: `${envoi.urlPublique}/courriel/${nouveau.secret}` },
    note: 'Ce lien fonctionne une seule fois, pendant 24 heures.',
  }
  return poster(tx, message, envoi.maintenant)
}

/** The new address already has an account: its owner is told, the asker learns nothing (G12). */
export function annoncerAdresseDejaPrise(tx: Ecriture, a: Destinataire, envoi: Envoi) {
  const message = {
    ...adresseA(a),
    sujet: 'Votre adresse a été demandée pour un autre compte ViaTrajectoire',
    paragraphes: [
      'Une personne a demandé à utiliser votre adresse électronique pour un autre compte ViaTrajectoire. Rien n’a changé : une adresse n’a qu’un compte, et c’est le vôtre.',
      'Si c’était vous, connectez-vous avec cette adresse, et demandez à votre référent d’y attribuer vos habilitations.',
    ],
    action: { libelle: 'Se connecter', url: `${envoi.urlPublique}/connexion` },
  }
  return poster(tx, message, envoi.maintenant)
}

/** To the old address, which may be the only one that its owner still controls. */
export function annoncerCourrielChange(
  tx: Ecriture,
  ancien: Destinataire,
  nouveau: { courriel: string; annulation: string },
  envoi: Envoi,
) {
  const message = {
    ...adresseA(ancien),
    sujet: 'Votre adresse de connexion à ViaTrajectoire a changé',
    paragraphes: [
      `Depuis le ${jourEtHeure(envoi.maintenant)}, votre compte ViaTrajectoire utilise l’adresse ${nouveau.courriel}. Celle-ci ne permet plus de se connecter.`,
      'Si ce n’est pas vous, rétablissez cette adresse : les sessions ouvertes seront fermées, et vous choisirez un nouveau mot de passe. Prévenez aussi votre référent ou l’équipe régionale.',
    ],
    action: {
      libelle: 'Ce n’était pas moi',
      url: `${envoi.urlPublique}/courriel-annulation/${nouveau.annulation}`,
    },
    note: 'Ce lien fonctionne une seule fois, pendant 7 jours.',
  }
  return poster(tx, message, envoi.maintenant)
}
