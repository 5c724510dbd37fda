import { z } from 'zod'
import { cleLuhn, compacter, luhnValide } from './luhn.ts'

export type NumeroFiness = string & z.core.$brand<'NumeroFiness'>

const forme = /^(?:\d{2}|2A|2B)\d{7}$/

/** Nine characters, the département first (2A and 2B in Corsica). Says nothing of the key. */
export function aFormeDeFiness(valeur: string): boolean {
  return forme.test(valeur)
}

/** Luhn over the nine characters once A is read 1 and B 2 (verified on the published Corsican numbers). */
export function finessValide(valeur: string): valeur is NumeroFiness {
  return aFormeDeFiness(valeur) && luhnValide(enChiffres(valeur))
}

/** Builds a valid number from its first eight characters. @throws when they do not start a FINESS. */
export function composerFiness(debut: string): NumeroFiness {
  const numero = debut + cleLuhn(enChiffres(debut))
  if (!finessValide(numero)) throw new Error(`« ${debut} » ne commence pas un numéro FINESS.`)
  return numero
}

/** Reads what a person types, spaces allowed, and refuses with a sentence to show next to the field. */
export const schemaFiness = z
  .string()
  .transform(compacter)
  .superRefine((valeur, contexte) => {
    const message = !aFormeDeFiness(valeur)
      ? 'Un numéro FINESS compte 9 caractères, par exemple 35 000 517 9.'
      : !finessValide(valeur)
        ? 'La clé de ce numéro FINESS est fausse : vérifiez chaque chiffre.'
        : undefined
    if (message) contexte.addIssue({ code: 'custom', message })
  })
  .transform(valeur => valeur as NumeroFiness)

function enChiffres(valeur: string): string {
  return valeur.replace('A', '1').replace('B', '2')
}
