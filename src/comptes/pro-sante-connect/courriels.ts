import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { cheminConnexionDuCompte, cheminsPsc } from './chemins.ts'

type Destinataire = { nom: string; prenom: string; courriel: string }
type Envoi = { maintenant: Date; urlPublique: string; cle?: string }

const adresseA = ({ nom, prenom, courriel }: Destinataire) => ({
  destinataire: courriel,
  pour: `${prenom} ${nom}`,
})

/** To whoever reads the account's mailbox: the link asks again, and shows the identity, before anything is linked. */
export function envoyerLienLiaison(tx: Ecriture, a: Destinataire, secret: string, envoi: Envoi) {
  const message = {
    ...adresseA(a),
    sujet: 'Associez Pro Santé Connect à votre compte ViaTrajectoire',
    paragraphes: [
      'Une personne identifiée par Pro Santé Connect demande à utiliser votre compte ViaTrajectoire.',
      'Si c’est vous, ouvrez ce lien dans le navigateur où vous vous êtes identifié. Sinon, ne faites rien, et rien ne change.',
    ],
    action: {
      libelle: 'Associer Pro Santé Connect',
      url: `${envoi.urlPublique}${cheminsPsc.lien}/${secret}`,
    },
    note: 'Ce lien fonctionne une seule fois, pendant une heure.',
  }
  return poster(tx, message, envoi.maintenant, envoi.cle)
}

/** After the fact, so that a link made by somebody else does not stay unnoticed. */
export function annoncerLiaison(tx: Ecriture, a: Destinataire, envoi: Envoi & { identifiant: string }) {
  const message = {
    ...adresseA(a),
    sujet: 'Pro Santé Connect ouvre maintenant votre compte ViaTrajectoire',
    paragraphes: [
      `Depuis le ${jourEtHeure(envoi.maintenant)}, la personne que Pro Santé Connect identifie par le numéro ${envoi.identifiant} se connecte à votre compte sans mot de passe.`,
      'Si ce numéro n’est pas le vôtre, dissociez-le depuis « Mon compte » et prévenez tout de suite votre référent.',
    ],
    action: { libelle: 'Ouvrir mon compte', url: `${envoi.urlPublique}${cheminConnexionDuCompte}` },
  }
  return poster(tx, message, envoi.maintenant)
}

export function annoncerDeliaison(tx: Ecriture, a: Destinataire, envoi: Envoi & { identifiant: string }) {
  const message = {
    ...adresseA(a),
    sujet: 'Pro Santé Connect n’ouvre plus votre compte ViaTrajectoire',
    paragraphes: [
      `Le ${jourEtHeure(envoi.maintenant)}, l’identité Pro Santé Connect ${envoi.identifiant} a été dissociée de votre compte. Vous vous connectez avec votre adresse électronique et votre mot de passe.`,
      'Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe et prévenez votre référent.',
    ],
    action: { libelle: 'Ce n’était pas moi', url: `${envoi.urlPublique}/mot-de-passe-oublie` },
  }
  return poster(tx, message, envoi.maintenant)
}
