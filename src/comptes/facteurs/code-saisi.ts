/**
 * Figures as people type or paste them: « 123 456 », « 123-456 », full-width. Anything else is no code.
 * @returns null when it is not `longueur` figures
 */
export function chiffresSaisis(saisie: string, longueur: number): string | null {
  const code = saisie.normalize('NFKC').replace(/[\s\p{Pd}.]/gu, '')
  return new RegExp(`^[0-9]{${longueur}}$`).test(code) ? code : null
}
