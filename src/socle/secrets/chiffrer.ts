import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Trousseau } from './cles.ts'

/** What was encrypted with a key that is no longer configured, altered, or moved from elsewhere. */
export class SecretIllisible extends Error {}

const algorithme = 'aes-256-gcm'
const tailles = { nom: 4, vecteur: 12, sceau: 16 }

/**
 * AES-256-GCM. `contexte` says whose secret it is and what for: moved to another row, it cannot be read.
 * Shape: name of the key (4 bytes), vector (12), tag (16), text.
 */
export function chiffrer([cle]: Trousseau, clair: Uint8Array, contexte: string): Buffer {
  const vecteur = randomBytes(tailles.vecteur)
  const chiffre = createCipheriv(algorithme, cle.chiffrement, vecteur).setAAD(Buffer.from(contexte))
  const texte = Buffer.concat([chiffre.update(clair), chiffre.final()])
  return Buffer.concat([cle.nom, vecteur, chiffre.getAuthTag(), texte])
}

/** @throws SecretIllisible */
export function dechiffrer(trousseau: Trousseau, scelle: Buffer, contexte: string): Buffer {
  const debuts = [
    tailles.nom,
    tailles.nom + tailles.vecteur,
    tailles.nom + tailles.vecteur + tailles.sceau,
  ] as const
  const cle = trousseau.find(({ nom }) => nom.equals(scelle.subarray(0, debuts[0])))
  if (!cle || scelle.length < debuts[2]) throw new SecretIllisible('Aucune clé configurée ne lit ce secret.')
  try {
    const dechiffre = createDecipheriv(algorithme, cle.chiffrement, scelle.subarray(debuts[0], debuts[1]))
      .setAAD(Buffer.from(contexte))
      .setAuthTag(scelle.subarray(debuts[1], debuts[2]))
    return Buffer.concat([dechiffre.update(scelle.subarray(debuts[2])), dechiffre.final()])
  } catch {
    throw new SecretIllisible('Ce secret a été altéré, ou il n’est pas à sa place.')
  }
}

/** Keyed digests of something short, one per key: the base alone does not let anybody try all values. */
export function empreintesScellees(trousseau: Trousseau, texte: string): [Buffer, ...Buffer[]] {
  const [premiere, ...autres] = trousseau.map(({ empreinte }) =>
    createHmac('sha256', empreinte).update(texte).digest(),
  )
  return [premiere as Buffer, ...autres]
}
