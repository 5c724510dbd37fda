import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { empreinteDe } from '../liens/secret.ts'

/** How long one has to answer, device in hand. */
export const dureeDuDefi = 5 * 60_000

/** What a challenge is for, and who alone may answer it: an account's session, a pending sign-in, a browser. */
export type Cadre = { usage: 'ajout' | 'connexion' | 'facteur'; lien: string }

const tailles = { alea: 16, contenu: 24, total: 56 } as const

/**
 * A challenge that bears its own proof: 16 random bytes, when it expires, and a signature of both with its frame.
 * Nothing is written until it is answered.
 */
export async function creerDefi(base: Lecture, cadre: Cadre, maintenant: Date): Promise<string> {
  const contenu = Buffer.alloc(tailles.contenu)
  randomBytes(tailles.alea).copy(contenu)
  contenu.writeBigUInt64BE(BigInt(maintenant.getTime() + dureeDuDefi), tailles.alea)
  return Buffer.concat([contenu, await signer(base, cadre, contenu)]).toString('base64url')
}

/** When this challenge expires; null when it is not ours, not for this frame, or expired already. */
export async function echeanceDuDefi(
  base: Lecture,
  defi: string,
  cadre: Cadre,
  maintenant: Date,
): Promise<Date | null> {
  const octets = Buffer.from(defi, 'base64url')
  // one spelling only, or the same challenge could be answered twice
  if (octets.length !== tailles.total || octets.toString('base64url') !== defi) return null
  const contenu = octets.subarray(0, tailles.contenu)
  if (!timingSafeEqual(octets.subarray(tailles.contenu), await signer(base, cadre, contenu))) return null
  const echeance = new Date(Number(contenu.readBigUInt64BE(tailles.alea)))
  return echeance > maintenant ? echeance : null
}

/** Uses a challenge up. Of two answers at once, one passes. @returns whether it was this one. */
export async function consommerDefi(tx: Ecriture, defi: string, echeance: Date): Promise<boolean> {
  const pris = await tx
    .insertInto('defi_repondu')
    .values({ empreinte: empreinteDe(defi), expire_le: echeance })
    .onConflict(conflit => conflit.column('empreinte').doNothing())
    .executeTakeFirst()
  return pris.numInsertedOrUpdatedRows === 1n
}

async function signer(base: Lecture, { usage, lien }: Cadre, contenu: Buffer): Promise<Buffer> {
  const { valeur } = await base.selectFrom('secret_des_defis').select('valeur').executeTakeFirstOrThrow()
  return createHmac('sha256', valeur).update(`${usage}\n${lien}\n`).update(contenu).digest()
}
