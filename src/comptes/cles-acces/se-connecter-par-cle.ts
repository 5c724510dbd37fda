import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { confirmerEssai, noterEssai } from '../connexion/essais.ts'
import type { Connexion } from '../connexion/se-connecter.ts'
import { terminerConnexion } from '../connexion/terminer-connexion.ts'
import type { ClePresentee } from './reponses.ts'
import { verifierCle } from './verifier-cle.ts'

type Commande = {
  reponse: ClePresentee
  /** Of the challenge: this browser. */
  lien: string
  maintenant: Date
  origine: Origine
  jetonPrecedent?: string | undefined
}

const refus: Connexion = { ok: false, motif: 'identifiants' }

/**
 * Signs in with a key alone: the device has verified its owner, which makes two factors in one gesture. Refusals count
 * by address with those of passwords, and by key rather than by account: somebody who guesses a password does not
 * keep its owner's key from opening.
 */
export async function seConnecterParCle(
  { base, config }: Pick<Services, 'base' | 'config'>,
  { reponse, lien, maintenant, origine, jetonPrecedent }: Commande,
): Promise<Connexion> {
  const cle = await base
    .selectFrom('cle_acces')
    .select('compte_id')
    .where('identifiant', '=', Buffer.from(reponse.id, 'base64url'))
    .executeTakeFirst()
  const essai = await noterEssai(base, {
    courriel: `cle:${reponse.id}`,
    compteId: cle?.compte_id ?? null,
    moyen: 'cle-acces',
    maintenant,
    origine,
  })
  if (!essai.ok) return { ok: false, motif: 'trop-d-essais', reprendreA: essai.reprendreA }

  return enTransaction(base, async (tx): Promise<Connexion> => {
    const cadre = { usage: 'connexion', lien } as const
    const cle = await verifierCle(tx, { reponse, cadre, compteId: null, maintenant, origine, config })
    if (!cle.ok) return refus
    const { compteId } = cle
    const moyen = 'cle-acces'
    const jeton = await terminerConnexion(tx, {
      compteId,
      moyen,
      maintenant,
      origine,
      config,
      jetonPrecedent,
    })
    if (!jeton) return refus
    await confirmerEssai(tx, essai.essaiId)
    return { ok: true, jeton, compteId }
  })
}
