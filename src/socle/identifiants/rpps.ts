import { z } from 'zod'
import { cleLuhn, compacter, luhnValide } from './luhn.ts'

export type NumeroRpps = string & z.core.$brand<'NumeroRpps'>

/** Eleven digits, the last one a Luhn key. */
export function rppsValide(valeur: string): valeur is NumeroRpps {
  return /^\d{11}$/.test(valeur) && luhnValide(valeur)
}

/** Builds a valid number from its first ten digits. @throws when they are not ten digits. */
export function composerRpps(debut: string): NumeroRpps {
  const numero = debut + cleLuhn(debut)
  if (!rppsValide(numero)) throw new Error(`« ${debut} » ne fait pas un numéro RPPS.`)
  return numero
}

/**
 * Reads what a person types. The twelve-character national identifier of a card (8 followed by the RPPS) is
 * accepted, since it is what people copy from their CPS.
 */
export const schemaRpps = z
  .string()
  .transform(saisie => compacter(saisie).replace(/^8(?=\d{11}$)/, ''))
  .superRefine((valeur, contexte) => {
    const message = !/^\d{11}$/.test(valeur)
      ? 'Un numéro RPPS compte 11 chiffres, par exemple 10 999 000 010.'
      : !rppsValide(valeur)
        ? 'La clé de ce numéro RPPS est fausse : vérifiez chaque chiffre.'
        : undefined
    if (message) contexte.addIssue({ code: 'custom', message })
  })
  .transform(valeur => valeur as NumeroRpps)

/** The RPPS number in a national identifier of professional (OID 1.2.250.1.71.4.2.1): 8 and the number, or none. */
export function rppsDeLIdentifiantNational(identifiant: string): NumeroRpps | null {
  const numero = identifiant.slice(1)
  return identifiant.startsWith('8') && rppsValide(numero) ? numero : null
}
