import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { type Cadre, consommerDefi, echeanceDuDefi } from './defis.ts'
import { type ClePresentee, defiDe } from './reponses.ts'
import { serviceDe } from './service.ts'
import { suspendreCle } from './suspendre-cle.ts'

export type Presentation = {
  reponse: ClePresentee
  cadre: Cadre
  /** Whose key it must be; null when the key itself says who comes. */
  compteId: string | null
  maintenant: Date
  origine: Origine
  config: Config
}

export type Verification =
  | { ok: true; compteId: string; cleId: string }
  /** For the code and its tests: the screen says one and the same sentence. */
  | { ok: false; motif: 'inconnue' | 'suspendue' | 'porteur' | 'defi' | 'signature' | 'rejeu' | 'copie' }

const refus = (motif: Extract<Verification, { ok: false }>['motif']): Verification => ({ ok: false, motif })

/**
 * Whether a key was truly shown, by its owner, here, now, once. The counter comes last: only an answer that is genuine
 * in all else may tell that a key was copied, or anybody could have anybody's key suspended.
 */
export async function verifierCle(tx: Ecriture, p: Presentation): Promise<Verification> {
  const { reponse, maintenant } = p
  const cle = await clePresentee(tx, reponse.id)
  if (!cle) return refus('inconnue')
  if (cle.suspendue_le) return refus('suspendue')
  if (!estDuPorteur(cle, p)) return refus('porteur')
  const defi = defiDe(reponse)
  const echeance = await echeanceDuDefi(tx, defi, p.cadre, maintenant)
  if (!echeance) return refus('defi')
  const compteur = await compteurSigne(cle, p, defi)
  if (compteur === null) return refus('signature')
  // before the counter: the same answer sent twice is no copy of the key
  if (!(await consommerDefi(tx, defi, echeance))) return refus('rejeu')
  if (compteur <= cle.compteur && (compteur > 0 || cle.compteur > 0)) {
    await suspendreCle(tx, cle, p)
    return refus('copie')
  }
  await tx
    .updateTable('cle_acces')
    .set({ compteur, utilisee_le: maintenant })
    .where('id', '=', cle.id)
    .execute()
  return { ok: true, compteId: cle.compte_id, cleId: cle.id }
}

/** Locked: two uses of one key take turns, so that the counter is compared with the last one. */
function clePresentee(tx: Ecriture, identifiant: string) {
  return tx
    .selectFrom('cle_acces')
    .innerJoin('porteur_de_cles', 'porteur_de_cles.compte_id', 'cle_acces.compte_id')
    .selectAll('cle_acces')
    .select('porteur_de_cles.identifiant as porteur')
    .where('cle_acces.identifiant', '=', Buffer.from(identifiant, 'base64url'))
    .forUpdate('cle_acces')
    .executeTakeFirst()
}

type CleTrouvee = NonNullable<Awaited<ReturnType<typeof clePresentee>>>

/** The account that the device names must be the key's; a device that was told which keys to look for may name none. */
function estDuPorteur(cle: CleTrouvee, { reponse, compteId }: Presentation): boolean {
  const nomme = reponse.response.userHandle
  const juste = nomme === cle.porteur.toString('base64url')
  return compteId === null ? juste : compteId === cle.compte_id && (juste || nomme === undefined)
}

/** The counter that the key has signed; null when the signature, the site, the person's presence or proof is wrong. */
async function compteurSigne(
  cle: CleTrouvee,
  { reponse, config }: Presentation,
  defi: string,
): Promise<number | null> {
  const { id, origine } = serviceDe(config)
  const { userHandle, ...response } = reponse.response
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...reponse, response, clientExtensionResults: {} },
      expectedChallenge: defi,
      expectedOrigin: origine,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: reponse.id,
        publicKey: new Uint8Array(cle.cle_publique),
        // the library would compare counters before it has verified the signature
        counter: 0,
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    // it throws whatever is wrong with what was sent
    return null
  }
}
