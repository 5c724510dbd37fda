import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { empreinteDe } from '../liens/secret.ts'
import type { MoyenConnexion } from '../tables.ts'
import { fermerAutresSessions, type LimitesSession, sessionsVivantes } from './session.ts'

export type SessionOuverte = {
  id: string
  ouverteLe: Date
  vueLe: Date
  adresse: string | null
  navigateur: string | null
  /** The one of this very browser. */
  courante: boolean
}

/** Where this account is signed in, last seen first. */
export async function sessionsDe(
  base: Lecture,
  demande: { compteId: string; jeton: string | undefined; maintenant: Date; config: LimitesSession },
): Promise<SessionOuverte[]> {
  const { compteId, jeton } = demande
  const lignes = await sessionsVivantes(base, demande)
    .select(['session.id', 'session.empreinte', 'session.adresse', 'session.navigateur'])
    .select(['session.cree_le as ouverteLe', 'session.vue_le as vueLe'])
    .where('session.compte_id', '=', compteId)
    .orderBy('session.vue_le', 'desc')
    .execute()
  const ici = empreinteDe(jeton ?? '')
  return lignes.map(({ empreinte, ...session }) => ({ ...session, courante: empreinte.equals(ici) }))
}

/** Closes one session of one's own. @returns false when it was not theirs, or already closed. */
export async function fermerMaSession(
  tx: Lecture,
  { compteId, sessionId }: { compteId: string; sessionId: string },
): Promise<boolean> {
  const fermee = await tx
    .deleteFrom('session')
    .where('compte_id', '=', compteId)
    .where(eb => eb(eb.cast<string>('id', 'text'), '=', sessionId))
    .executeTakeFirst()
  return fermee.numDeletedRows === 1n
}

/** « Me déconnecter partout ailleurs ». @returns how many were closed. */
export async function fermerMesAutresSessions(
  tx: Ecriture,
  commande: { compteId: string; jeton: string; maintenant: Date; origine: Origine },
): Promise<number> {
  const { compteId, jeton, maintenant, origine } = commande
  const fermees = await fermerAutresSessions(tx, compteId, jeton)
  if (fermees > 0) {
    const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
    await journaliser(tx, { ...ligne, acte: 'compte.sessions-fermees', details: { nombre: fermees } })
  }
  return fermees
}

export type ConnexionPassee = {
  instant: Date
  reussie: boolean
  moyen: MoyenConnexion
  adresse: string | null
  navigateur: string | null
}

/** Sign-ins to this account, successful or not, and wrong answers to the password asked again; newest first. */
export function connexionsDe(base: Lecture, compteId: string, limite = 20): Promise<ConnexionPassee[]> {
  return base
    .selectFrom('connexion')
    .select(['instant', 'reussie', 'moyen', 'adresse', 'navigateur'])
    .where('compte_id', '=', compteId)
    .where(eb => eb.not(eb.and([eb('moyen', '=', 'controle'), eb('reussie', '=', true)])))
    .orderBy('instant', 'desc')
    .orderBy('id', 'desc')
    .limit(limite)
    .execute()
}

/** How each way in reads on screen. */
export const libellesMoyen: Record<MoyenConnexion, string> = {
  'mot-de-passe': 'Mot de passe',
  activation: 'Lien d’activation',
  reinitialisation: 'Nouveau mot de passe choisi par courriel',
  demo: 'Compte de démonstration',
  controle: 'Mot de passe redemandé',
  facteur: 'Second facteur',
  'cle-acces': 'Clé d’accès',
  'pro-sante-connect': 'Pro Santé Connect',
}
