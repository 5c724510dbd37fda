import { luhnValide } from './luhn.ts'

const laPoste = '356000000'

/** Nine digits, the last one a Luhn key. */
export function sirenValide(valeur: string): boolean {
  return /^\d{9}$/.test(valeur) && luhnValide(valeur)
}

/**
 * Fourteen digits with a Luhn key; the establishments of La Poste may instead have digits that add up to a
 * multiple of five (INSEE).
 */
export function siretValide(valeur: string): boolean {
  if (!/^\d{14}$/.test(valeur)) return false
  if (luhnValide(valeur)) return true
  return valeur.startsWith(laPoste) && [...valeur].reduce((s, chiffre) => s + Number(chiffre), 0) % 5 === 0
}
