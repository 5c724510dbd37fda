import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { adresseA, type Destinataire, type Envoi } from '../courriels.ts'

/** Said in each mail: whoever reads it may be the only one to know that something is wrong. */
const siCeNestPasVous =
  'Si ce n’est pas vous, retirez cette clé, changez de mot de passe et prévenez votre référent.'

const versMesCles = ({ urlPublique }: Envoi) => ({
  libelle: 'Voir mes clés d’accès',
  url: `${urlPublique}/administration/mon-compte/connexion#cles-acces`,
})

export function annoncerCleAjoutee(tx: Ecriture, a: Destinataire, nom: string, envoi: Envoi) {
  const message = {
    ...adresseA(a),
    sujet: 'Une clé d’accès ouvre désormais votre compte ViaTrajectoire',
    paragraphes: [
      `La clé d’accès « ${nom} » a été ajoutée à votre compte ViaTrajectoire le ${jourEtHeure(envoi.maintenant)}. Elle permet de vous connecter sans mot de passe.`,
      siCeNestPasVous,
    ],
    action: versMesCles(envoi),
  }
  return poster(tx, message, envoi.maintenant)
}

export function annoncerCleRetiree(tx: Ecriture, a: Destinataire, nom: string, envoi: Envoi) {
  const message = {
    ...adresseA(a),
    sujet: 'Une clé d’accès a été retirée de votre compte ViaTrajectoire',
    paragraphes: [
      `La clé d’accès « ${nom} » a été retirée le ${jourEtHeure(envoi.maintenant)} : elle n’ouvre plus votre compte ViaTrajectoire. Les sessions ouvertes ailleurs par une clé d’accès ont été fermées.`,
      'Si ce n’est pas vous, changez de mot de passe et prévenez votre référent.',
    ],
    action: versMesCles(envoi),
  }
  return poster(tx, message, envoi.maintenant)
}

export function annoncerCleSuspendue(tx: Ecriture, a: Destinataire, nom: string, envoi: Envoi) {
  const message = {
    ...adresseA(a),
    sujet: 'Une clé d’accès de votre compte ViaTrajectoire est suspendue',
    paragraphes: [
      `Le ${jourEtHeure(envoi.maintenant)}, la clé d’accès « ${nom} » a été présentée d’une façon qui laisse penser qu’elle a été copiée. La connexion a été refusée, la clé ne sert plus, et les sessions ouvertes par une clé d’accès ont été fermées.`,
      'Connectez-vous avec votre mot de passe, retirez cette clé et ajoutez-en une autre. Prévenez votre référent si vous ne reconnaissez pas cette connexion.',
    ],
    action: versMesCles(envoi),
  }
  return poster(tx, message, envoi.maintenant)
}
