import type { Ecriture } from '#src/socle/base/base.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { empreinteDe } from '../liens/secret.ts'
import type { MoyenConnexion } from '../tables.ts'
import { fermerSession, type LimitesSession, ouvrirSession } from './session.ts'

type Preuve = {
  compteId: string
  moyen: Exclude<MoyenConnexion, 'controle'>
  maintenant: Date
  origine: Origine
  config: LimitesSession
  /** The token that the browser held before: closed, so that it cannot be someone's trap. */
  jetonPrecedent?: string | undefined
}

/**
 * Where every way of proving who one is ends: password, passkey, mailed link, demo; Pro Santé Connect will come here too,
 * and a second factor will stand between its caller and this function. Opens the session, writes the date.
 * @returns the token of the new session; null when the account has been disabled meanwhile.
 */
export async function terminerConnexion(tx: Ecriture, preuve: Preuve): Promise<string | null> {
  const { compteId, maintenant, origine, config } = preuve
  const compte = await tx
    .updateTable('compte')
    .set({ derniere_connexion_le: maintenant })
    .where('id', '=', compteId)
    .where('etat', '=', 'actif')
    .returning('courriel')
    .executeTakeFirst()
  if (!compte) return null
  // these attempts are already in the table: see essais.ts
  if (preuve.moyen !== 'mot-de-passe' && preuve.moyen !== 'cle-acces') {
    await tx
      .insertInto('connexion')
      .values({
        compte_id: compteId,
        courriel_empreinte: empreinteDe(compte.courriel.toLowerCase()),
        instant: maintenant,
        reussie: true,
        moyen: preuve.moyen,
        adresse: origine.adresse || null,
        navigateur: origine.navigateur ?? null,
      })
      .execute()
  }
  if (preuve.jetonPrecedent) await fermerSession(tx, preuve.jetonPrecedent)
  return ouvrirSession(tx, { compteId, moyen: preuve.moyen, maintenant, origine, config })
}
