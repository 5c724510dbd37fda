import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ajouterAnnees, ajouterJours, type Jour } from '#src/socle/temps/jours.ts'

/** G15: two calendar years, from any day; 29 February leads to 28 February. */
export const dureeMaximale = 2

export function finParDefaut(debut: Jour): Jour {
  return ajouterAnnees(debut, dureeMaximale)
}

export type Duree = { debut: Jour; fin: Jour; motif: string | null }

/**
 * What is wrong with the dates of a right to give, by field; empty when all is well. Starts today at the earliest
 * and within a year, lasts two years at most, and says why when it lasts less.
 */
export function erreursDeDuree({ debut, fin, motif }: Duree, aujourdhui: Jour): Record<string, string> {
  const auPlusTard = ajouterAnnees(aujourdhui, 1)
  const maximum = finParDefaut(debut)
  if (debut < aujourdhui)
    return {
      debut: `Le début ne peut pas être passé : choisissez le ${enToutesLettres(aujourdhui)} ou plus tard.`,
    }
  if (debut > auPlusTard)
    return { debut: `Le début est à moins d’un an : choisissez au plus le ${enToutesLettres(auPlusTard)}.` }
  if (fin < debut) return { fin: 'La fin vient avant le début : corrigez l’une des deux dates.' }
  if (fin > maximum)
    return {
      fin: `Une habilitation dure deux ans au plus : choisissez au plus le ${enToutesLettres(maximum)}.`,
    }
  if (fin < maximum && !motif)
    return { motif: 'Dites en une phrase pourquoi la durée est inférieure à deux ans.' }
  return {}
}

/** Same checks for an end that is brought closer: a day from today on, before the current end. */
export function erreurDeRaccourcissement(
  nouvelleFin: Jour,
  { debut, fin }: { debut: Jour; fin: Jour },
  aujourdhui: Jour,
): string | null {
  const auPlusTot = debut > aujourdhui ? debut : aujourdhui
  if (nouvelleFin < auPlusTot)
    return `Choisissez une date à partir du ${enToutesLettres(auPlusTot)} ; pour arrêter tout de suite, terminez l’habilitation.`
  if (nouvelleFin >= fin)
    return `Choisissez une date avant le ${enToutesLettres(fin)} : une fin ne peut qu’être avancée. Pour aller au-delà, renouvelez.`
  return null
}

export function veille(j: Jour): Jour {
  return ajouterJours(j, -1)
}
