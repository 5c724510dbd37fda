import { randomBytes } from 'node:crypto'

/** Crockford's base 32: neither I, L, O nor U, so that a printed code is read in one way only. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const nombreDeCodes = 10
const octets = 10

/** 80 random bits: out of reach of any guessing, even with the digests in hand, hence no slow hash. */
export function nouveauxCodes(): string[] {
  return Array.from({ length: nombreDeCodes }, () => enLettres(randomBytes(octets)))
}

/** « 7K2M-9QXW-4TBN-0HVD » */
export const codeLisible = (code: string): string => (code.match(/.{4}/g) ?? []).join('-')

/** As people copy it: in lower case, with spaces, « O » for « 0 ». Null when it cannot be one. */
export function codeSaisi(saisie: string): string | null {
  const code = saisie
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return code.length === 16 && [...code].every(c => alphabet.includes(c)) ? code : null
}

function enLettres(alea: Buffer): string {
  const bits = [...alea].map(octet => octet.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map(cinq => alphabet[Number.parseInt(cinq, 2)]).join('')
}
