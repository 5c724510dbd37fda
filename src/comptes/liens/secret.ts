import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, safe in a cookie and in an address. Guessing one is out of reach, so no slow hash is needed. */
export function nouveauSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What the base keeps of a secret, or of an address that is only counted: reading the base gives neither back. */
export function empreinteDe(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
