import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { heure, jourEtHeure } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { appareilEnClair } from '../appareils/courriels.ts'
import { trouverCompte } from '../identite/requetes.ts'

type Destinataire = { nom: string; prenom: string; courriel: string }
type Envoi = { maintenant: Date; origine: Origine; config: Pick<Config, 'URL_PUBLIQUE'> }

const adresseA = ({ nom, prenom, courriel }: Destinataire) => ({
  destinataire: courriel,
  pour: `${prenom} ${nom}`,
})
const pasMoi =
  'Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe et prévenez votre référent.'

/** The code alone, without a link: nothing to click on, nothing to be trapped by. */
export function envoyerCourrielDuCode(
  tx: Ecriture,
  a: Destinataire,
  { code, maintenant, origine }: { code: string; maintenant: Date; origine: Origine },
) {
  const message = {
    ...adresseA(a),
    sujet: 'Votre code de connexion à ViaTrajectoire',
    paragraphes: [
      `Votre code : ${code.slice(0, 3)} ${code.slice(3)}`,
      `Il a été demandé à ${heure(maintenant)} depuis ${appareilEnClair(origine)}, par une personne qui connaît votre mot de passe. Il fonctionne une seule fois, pendant dix minutes, sur cet appareil seulement.`,
      'Si ce n’est pas vous, ne communiquez ce code à personne et choisissez un nouveau mot de passe. Personne, référent ou assistance, ne vous le demandera.',
    ],
  }
  return poster(tx, message, maintenant)
}

/** The password is known to who failed: its owner must learn it, once a day is enough. */
export function annoncerCodesInexacts(tx: Ecriture, a: Destinataire & { compteId: string }, envoi: Envoi) {
  const { maintenant, origine, config } = envoi
  const message = {
    ...adresseA(a),
    sujet: 'Changez votre mot de passe ViaTrajectoire si ce n’était pas vous',
    paragraphes: [
      `Le ${jourEtHeure(maintenant)}, votre mot de passe a été saisi correctement depuis ${appareilEnClair(origine)}, puis cinq codes inexacts. Votre compte ne s’est pas ouvert.`,
      'Si c’est vous, il n’y a rien à faire. Sinon, quelqu’un connaît votre mot de passe : choisissez-en un autre et prévenez votre référent.',
    ],
    action: { libelle: 'Ce n’était pas moi', url: `${config.URL_PUBLIQUE}/mot-de-passe-oublie` },
  }
  return poster(tx, message, maintenant, `codes-inexacts:${a.compteId}:${jourDe(maintenant)}`)
}

const sujets = {
  ajoute: 'Un second facteur a été ajouté à votre compte ViaTrajectoire',
  retire: 'Un second facteur a été retiré de votre compte ViaTrajectoire',
} as const

/** After the fact, so that a change made by somebody else does not stay unnoticed. */
export async function annoncerFacteur(
  tx: Ecriture,
  compteId: string,
  envoi: Envoi & { quoi: keyof typeof sujets; facteur: string; nom: string },
) {
  const fait = envoi.quoi === 'ajoute' ? 'ajouté à' : 'retiré de'
  await prevenir(tx, compteId, envoi, sujets[envoi.quoi], [
    `« ${envoi.nom} » (${envoi.facteur.toLowerCase()}) a été ${fait} votre compte ViaTrajectoire le ${jourEtHeure(envoi.maintenant)}, depuis ${appareilEnClair(envoi.origine)}.`,
    pasMoi,
  ])
}

export function annoncerNouveauxCodes(tx: Ecriture, compteId: string, envoi: Envoi) {
  return prevenir(tx, compteId, envoi, 'Vos codes de secours ViaTrajectoire sont remplacés', [
    `Dix nouveaux codes de secours ont été créés le ${jourEtHeure(envoi.maintenant)}, depuis ${appareilEnClair(envoi.origine)}. Les précédents ne fonctionnent plus.`,
    pasMoi,
  ])
}

export function annoncerCodeSecours(tx: Ecriture, compteId: string, envoi: Envoi & { restants: number }) {
  return prevenir(tx, compteId, envoi, 'Un code de secours a ouvert votre compte ViaTrajectoire', [
    `Un code de secours a servi à se connecter à votre compte ViaTrajectoire le ${jourEtHeure(envoi.maintenant)}, depuis ${appareilEnClair(envoi.origine)}. Il vous en reste ${pluriel(envoi.restants, 'code')}.`,
    pasMoi,
  ])
}

export function annoncerReinitialisation(
  tx: Ecriture,
  compteId: string,
  envoi: Envoi & { par: string; raison: string },
) {
  return prevenir(tx, compteId, envoi, 'Vos seconds facteurs ViaTrajectoire ont été réinitialisés', [
    `${envoi.par} a retiré les seconds facteurs, les codes de secours et les appareils de confiance de votre compte ViaTrajectoire le ${jourEtHeure(envoi.maintenant)}. Raison donnée : ${envoi.raison}`,
    'Vos sessions sont fermées. À la prochaine connexion, un code vous sera envoyé par courriel, puis vous choisirez un nouveau second facteur.',
    'Si vous n’avez rien demandé, prévenez un autre référent de votre structure et l’équipe régionale.',
  ])
}

async function prevenir(
  tx: Ecriture,
  compteId: string,
  { maintenant, config }: Envoi,
  sujet: string,
  paragraphes: readonly string[],
) {
  const compte = await trouverCompte(tx, compteId)
  if (!compte) return
  const url = `${config.URL_PUBLIQUE}/administration/mon-compte/connexion`
  const action = { libelle: 'Voir « Connexion et sécurité »', url }
  await poster(tx, { ...adresseA(compte), sujet, paragraphes, action }, maintenant)
}
