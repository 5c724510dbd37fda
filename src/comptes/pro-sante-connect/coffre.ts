import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const algorithme = 'aes-256-gcm'
const longueurs = { vecteur: 12, sceau: 16 } as const

/** Encrypts a text by a secret that the base does not hold: a browser's cookie. Reading the base gives nothing. */
export function enfermer(texte: string, secret: string): Buffer {
  const vecteur = randomBytes(longueurs.vecteur)
  const chiffre = createCipheriv(algorithme, cleDe(secret), vecteur)
  const contenu = Buffer.concat([chiffre.update(texte, 'utf8'), chiffre.final()])
  return Buffer.concat([vecteur, chiffre.getAuthTag(), contenu])
}

/** @throws when the secret is another one, or when a byte was changed */
export function rouvrir(octets: Buffer, secret: string): string {
  const debut = longueurs.vecteur + longueurs.sceau
  const clair = createDecipheriv(algorithme, cleDe(secret), octets.subarray(0, longueurs.vecteur))
  clair.setAuthTag(octets.subarray(longueurs.vecteur, debut))
  return Buffer.concat([clair.update(octets.subarray(debut)), clair.final()]).toString('utf8')
}

function cleDe(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'viatrajectoire pro-sante-connect', 32))
}
