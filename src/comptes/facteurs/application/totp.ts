import { Secret, TOTP } from 'otpauth'
import { chiffresSaisis } from '../code-saisi.ts'

/** What every authenticator app understands: SHA-1, six figures, thirty seconds (RFC 6238, section 5.2). */
const reglages = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** A phone may be one step late or early. */
const derive = 1

/** 160 random bits, as RFC 4226 recommends. */
export const nouveauSecretTotp = (): Uint8Array => new Secret({ size: 20 }).bytes

const totp = (secret: Uint8Array, courriel = '') =>
  new TOTP({
    ...reglages,
    issuer: 'ViaTrajectoire',
    label: courriel,
    secret: new Secret({ buffer: enTampon(secret) }),
  })

/** What the QR code says: `otpauth://totp/…` */
export const adresseOtpauth = (secret: Uint8Array, courriel: string): string =>
  totp(secret, courriel).toString()

/** The key to type when the phone cannot read the image: groups of four letters. */
export function cleLisible(secret: Uint8Array): string {
  return (new Secret({ buffer: enTampon(secret) }).base32.match(/.{1,4}/g) ?? []).join(' ')
}

export const codeA = (secret: Uint8Array, instant: Date): string =>
  totp(secret).generate({ timestamp: instant.getTime() })

/** The step of which this is the code, around now; null when it is none. It may have been used already. */
export function pasDuCode(secret: Uint8Array, saisie: string, maintenant: Date): number | null {
  const token = chiffresSaisis(saisie, reglages.digits)
  if (!token) return null
  const timestamp = maintenant.getTime()
  const ecart = totp(secret).validate({ token, timestamp, window: derive })
  return ecart === null ? null : Math.floor(timestamp / 1000 / reglages.period) + ecart
}

/** The library takes a whole ArrayBuffer; bytes that come from the base are a view of a larger one. */
const enTampon = (octets: Uint8Array): ArrayBuffer => new Uint8Array(octets).buffer
