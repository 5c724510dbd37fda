import type { Ecriture } from '#src/socle/base/base.ts'
import type { Message } from '#src/socle/courriel/message.tsx'
import { poster } from '#src/socle/courriel/poster.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'

export type Destinataire = { nom: string; prenom: string; courriel: string }
export type Envoi = { maintenant: Date; urlPublique: string; cle?: string }

type Contenu = Omit<Message, 'destinataire' | 'pour'>

function envoyer(tx: Ecriture, { nom, prenom, courriel }: Destinataire, contenu: Contenu, envoi: Envoi) {
  const message = { destinataire: courriel, pour: `${prenom} ${nom}`, ...contenu }
  return poster(tx, message, envoi.maintenant, envoi.cle)
}

export function envoyerDeverrouillage(tx: Ecriture, a: Destinataire, secret: string, envoi: Envoi) {
  const contenu = {
    sujet: 'Déverrouillez votre compte ViaTrajectoire',
    paragraphes: [
      'Trop de mots de passe inexacts ont été saisis avec votre adresse : votre compte est verrouillé, pour le protéger.',
      'Déverrouillez-le, puis connectez-vous. Si vous n’avez rien saisi, choisissez plutôt un nouveau mot de passe : cela le déverrouille aussi.',
    ],
    action: {
      libelle: 'Déverrouiller mon compte',
      url: `${envoi.urlPublique}/deverrouillage/${secret}`,
    },
    note: `Ce lien fonctionne une seule fois, pendant une heure. Passé ce délai, choisissez un nouveau mot de passe : ${envoi.urlPublique}/mot-de-passe-oublie`,
  }
  return envoyer(tx, a, contenu, envoi)
}

export function avertirDeFermeture(tx: Ecriture, a: Destinataire, fermeture: Jour, envoi: Envoi) {
  const contenu = {
    sujet: `Connectez-vous avant le ${enToutesLettres(fermeture)} pour garder votre compte ViaTrajectoire ouvert`,
    paragraphes: [
      `Vous ne vous êtes pas connecté depuis longtemps. Sans connexion d’ici là, votre compte se fermera le ${enToutesLettres(fermeture)}.`,
      'Une seule connexion suffit à le garder ouvert. Vos habilitations ne changent pas.',
    ],
    action: { libelle: 'Se connecter', url: `${envoi.urlPublique}/connexion` },
  }
  return envoyer(tx, a, contenu, envoi)
}

export function annoncerFermeture(tx: Ecriture, a: Destinataire, envoi: Envoi) {
  const contenu = {
    sujet: 'Votre compte ViaTrajectoire est fermé : rouvrez-le quand vous voulez',
    paragraphes: [
      'Votre compte n’a pas servi depuis longtemps : il est fermé. Vos habilitations sont gardées, sans pouvoir servir.',
      'Pour le rouvrir, demandez un lien à cette adresse électronique, ou adressez-vous à l’un de vos référents.',
    ],
    action: { libelle: 'Rouvrir mon compte', url: `${envoi.urlPublique}/activation/renvoyer` },
  }
  return envoyer(tx, a, contenu, envoi)
}

export function envoyerReactivation(tx: Ecriture, a: Destinataire, secret: string, envoi: Envoi) {
  const contenu = {
    sujet: 'Rouvrez votre compte ViaTrajectoire',
    paragraphes: [
      'Un lien a été demandé pour votre compte ViaTrajectoire, fermé parce qu’il n’avait pas servi depuis longtemps.',
      'Si ce n’est pas vous, ne faites rien : le compte reste fermé.',
    ],
    action: { libelle: 'Rouvrir mon compte', url: `${envoi.urlPublique}/reactivation/${secret}` },
    note: 'Ce lien fonctionne une seule fois, pendant 24 heures.',
  }
  return envoyer(tx, a, contenu, envoi)
}

/** To the address that an undo has just taken away from the account. */
export function annoncerRetablissement(tx: Ecriture, a: Destinataire, retablie: string, envoi: Envoi) {
  const contenu = {
    sujet: 'Votre adresse n’est plus celle de ce compte ViaTrajectoire',
    paragraphes: [
      `Le changement d’adresse de ce compte a été annulé : il utilise de nouveau ${retablie}. Ses sessions sont fermées.`,
      'Si vous aviez demandé ce changement, connectez-vous avec l’adresse rétablie, puis recommencez.',
    ],
  }
  return envoyer(tx, a, contenu, envoi)
}

export function annoncerDesactivation(tx: Ecriture, a: Destinataire, motif: string, envoi: Envoi) {
  const contenu = {
    sujet: 'Votre compte ViaTrajectoire est désactivé',
    paragraphes: [
      'Votre compte est désactivé : vous ne pouvez plus vous connecter, et vos habilitations ont pris fin.',
      `Motif : ${motif}`,
      'S’il s’agit d’une erreur, adressez-vous à l’un de vos référents ou à l’équipe régionale.',
    ],
  }
  return envoyer(tx, a, contenu, envoi)
}

export function annoncerReactivation(tx: Ecriture, a: Destinataire, envoi: Envoi) {
  const contenu = {
    sujet: 'Votre compte ViaTrajectoire est de nouveau ouvert : connectez-vous',
    paragraphes: [
      'Votre compte est réactivé. Connectez-vous avec cette adresse électronique et votre mot de passe.',
    ],
    action: { libelle: 'Se connecter', url: `${envoi.urlPublique}/connexion` },
  }
  return envoyer(tx, a, contenu, envoi)
}

export function annoncerFusion(tx: Ecriture, a: Destinataire, ancien: string, envoi: Envoi) {
  const contenu = {
    sujet: 'Vos deux comptes ViaTrajectoire n’en font plus qu’un',
    paragraphes: [
      `Votre compte ${ancien} a été réuni à celui-ci, avec ses habilitations. Une personne a un seul compte.`,
      `Connectez-vous désormais avec l’adresse ${a.courriel} et le mot de passe de ce compte.`,
    ],
    action: { libelle: 'Se connecter', url: `${envoi.urlPublique}/connexion` },
  }
  return envoyer(tx, a, contenu, envoi)
}
