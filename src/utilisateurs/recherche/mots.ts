import { rppsValide } from '#src/socle/identifiants/rpps.ts'
import { adresseCourriel } from '#src/socle/web/schemas.ts'

/** What somebody typed in the search field, as the base can compare it. */
export type Mots = readonly string[]

const motsMax = 6
const lettresMax = 60

/** TypeScript twin of the SQL function `normaliser`: a test holds them together. */
export function normaliser(texte: string): string {
  return texte
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replace(/[^a-z0-9@.]+/g, ' ')
    .trim()
}

/**
 * The words to look for, all of which must match. Only `[a-z0-9@.]` is left in them, so that none can be a LIKE
 * pattern. An RPPS number typed in groups (« 10 999 000 010 ») or copied from a card (8 first) is one word.
 */
export function lireMots(saisie: string): Mots {
  const texte = normaliser(saisie.slice(0, 400))
  const chiffres = numeroRpps(texte)
  if (chiffres) return [chiffres]
  const mots = texte
    .split(' ')
    .map(mot => mot.replace(/^\.+|\.+$/g, '').slice(0, lettresMax))
    .filter(mot => mot !== '')
  return [...new Set(mots)].slice(0, motsMax)
}

/** The only two ways to find somebody whom one does not administer: the whole address, or the whole RPPS. */
export type Exacte = { courriel: string } | { rpps: string }

export function rechercheExacte(saisie: string): Exacte | null {
  const rpps = numeroRpps(normaliser(saisie))
  if (rpps && rppsValide(rpps)) return { rpps }
  const courriel = adresseCourriel.safeParse(saisie)
  return courriel.success ? { courriel: courriel.data } : null
}

function numeroRpps(texte: string): string | null {
  const compact = texte.replace(/[ .]/g, '')
  return /^8?\d{11}$/.test(compact) ? compact.slice(-11) : null
}
