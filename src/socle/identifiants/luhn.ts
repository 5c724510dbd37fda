/** Whether the Luhn sum of `chiffres` (digits only) is a multiple of ten. */
export function luhnValide(chiffres: string): boolean {
  if (!/^\d+$/.test(chiffres)) return false
  const somme = [...chiffres].reduceRight((total, chiffre, i) => {
    const doubler = (chiffres.length - 1 - i) % 2 === 1
    const valeur = Number(chiffre) * (doubler ? 2 : 1)
    return total + (valeur > 9 ? valeur - 9 : valeur)
  }, 0)
  return somme % 10 === 0
}

/** The digit that makes `debut` followed by it a valid Luhn number. Used by generators of fictional numbers. */
export function cleLuhn(debut: string): string {
  const cle = [...'0123456789'].find(chiffre => luhnValide(debut + chiffre))
  if (cle === undefined) throw new Error(`Des chiffres sont attendus, reçu « ${debut} ».`)
  return cle
}

/** What people type or paste around a number: spaces of all kinds, dots, hyphens. */
export function compacter(saisie: string): string {
  return saisie.replaceAll(/[\s.\u00a0\u202f-]/g, '').toUpperCase()
}
