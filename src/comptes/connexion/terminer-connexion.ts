import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { reconnaitreAppareil } from '../appareils/connus.ts'
import { empreinteDe } from '../liens/secret.ts'
import type { MoyenConnexion } from '../tables.ts'
import { fermerSession, type LimitesSession, ouvrirSession } from './session.ts'

export type Preuve = {
  compteId: string
  moyen: Exclude<MoyenConnexion, 'controle'>
  maintenant: Date
  origine: Origine
  config: LimitesSession & Pick<Config, 'URL_PUBLIQUE'>
} & DuNavigateur

/** What the browser showed with the proof: see `presenteParLeNavigateur`. */
export type DuNavigateur = {
  /** The token that the browser held before: closed, so that it cannot be someone's trap. */
  jetonPrecedent?: string | undefined
  /** What the browser names itself by; without it the sign-in is mailed as from a new device. */
  appareil?: string | undefined
  /** That this browser is trusted by one of its accounts. */
  confiance?: string | undefined
}

/**
 * Where every way of proving who one is ends: mailed link, Pro Santé Connect, passkey, second factor. A password does
 * not come here by itself: `poursuivreConnexion` says whether a second factor is owed first. Opens the session,
 * writes the date, tells the person when the browser is a new one.
 * @returns the token of the new session; null when the account has been disabled meanwhile.
 */
export async function terminerConnexion(tx: Ecriture, preuve: Preuve): Promise<string | null> {
  const { compteId, maintenant, origine, config } = preuve
  const compte = await tx
    .updateTable('compte')
    .set({ derniere_connexion_le: maintenant })
    .where('id', '=', compteId)
    .where('etat', '=', 'actif')
    .returning(['courriel', 'nom', 'prenom'])
    .returning(sql<boolean>`old.derniere_connexion_le is not null`.as('dejaConnecte'))
    .executeTakeFirst()
  if (!compte) return null
  if (!dejaNotes.has(preuve.moyen)) await noterReussite(tx, compte.courriel, preuve)
  await reconnaitreAppareil(tx, preuve, compte)
  if (preuve.jetonPrecedent) await fermerSession(tx, preuve.jetonPrecedent)
  return ouvrirSession(tx, { compteId, moyen: preuve.moyen, maintenant, origine, config })
}

/** Their attempt is in the table since before it was verified: see essais.ts */
const dejaNotes: ReadonlySet<MoyenConnexion> = new Set(['mot-de-passe', 'facteur', 'cle-acces'])

/** A way in that nobody guesses: written once it has succeeded. */
export async function noterReussite(
  tx: Ecriture,
  courriel: string,
  { compteId, moyen, maintenant, origine }: Pick<Preuve, 'compteId' | 'moyen' | 'maintenant' | 'origine'>,
): Promise<void> {
  await tx
    .insertInto('connexion')
    .values({
      compte_id: compteId,
      courriel_empreinte: empreinteDe(courriel.toLowerCase()),
      instant: maintenant,
      reussie: true,
      moyen,
      adresse: origine.adresse || null,
      navigateur: origine.navigateur ?? null,
    })
    .execute()
}
