/** Space before `;` `?` `!` and between groups of three digits (narrow, non-breaking). */
export const FINE = '\u202f'
/** Space before `:` and inside « », and between a number and its word (non-breaking). */
export const INSECABLE = '\u00a0'

const formatNombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 })

/** `12500` → « 12 500 », grouped by U+202F, decimal comma, at most two decimals. */
export const nombre = (valeur: number): string => formatNombre.format(valeur)

/** The word alone. French keeps the singular up to 2, excluded: 0, 1 and 1,5 are singular. */
export const accord = (valeur: number, singulier: string, pluriel = `${singulier}s`): string =>
  Math.abs(valeur) < 2 ? singulier : pluriel

/** The number and its word: `pluriel(12500, 'droit', 'droits')` → « 12 500 droits ». */
export const pluriel = (valeur: number, singulier: string, motPluriel = `${singulier}s`): string =>
  `${nombre(valeur)}${INSECABLE}${accord(valeur, singulier, motPluriel)}`

// « y » is a vowel only before a consonant: d’Yves, de Yann. A mute h is by far the commoner in given names.
const eliderDevant = /^(?:[aeiouœæh]|y(?![aeiou]))/i

/** `de`, elided before a vowel: « d’Adama Ricard », « de Claire Delmas ». */
export const de = (nom: string): string =>
  eliderDevant.test(nom.normalize('NFD')) ? `d’${nom}` : `de ${nom}`
