import { type Jour, joursEntre } from '#src/socle/temps/jours.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { OffreGrandAge } from './lire-grand-age.ts'
import { type GroupeDeTarifs, lireMontant, type NatureDeTarif, naturesDeTarif } from './tarifs.ts'

export type TarifsSaisis = {
  /** As typed, by nature. */
  montants: Readonly<Record<string, string>>
  /** From which day each group of prices applies. */
  au: Readonly<Record<GroupeDeTarifs, Jour | null>>
}
export type TarifLu = { nature: NatureDeTarif; montant: string; au: Jour }

const ansEnArriere = 5
const joursEnAvant = 366

/**
 * Pure: prices as typed → prices, or what to mend by field (`tarif-<nature>`, `au-<groupe>`). A price of the aide sociale
 * supposes the habilitation; each group of prices bears one day.
 */
export function lireTarifs(
  { montants, au }: TarifsSaisis,
  { aide_sociale }: Pick<OffreGrandAge, 'aide_sociale'>,
  aujourdHui: Jour,
): { tarifs: TarifLu[]; erreurs: Erreurs } {
  const erreurs: Erreurs = {}
  const tarifs = naturesDeTarif.flatMap(({ nature, groupe, libelle, ash }): TarifLu[] => {
    const montant = lireMontant(montants[nature] ?? '')
    if (montant === null) return []
    const jour = au[groupe]
    if (montant === undefined)
      erreurs[`tarif-${nature}`] = `${libelle} : un montant en euros, par exemple 65,20.`
    else if (ash && aide_sociale === false)
      erreurs[`tarif-${nature}`] =
        `${libelle} : l’établissement n’est pas habilité à l’aide sociale, retirez ce tarif ou corrigez l’habilitation.`
    else if (jour === null) erreurs[`au-${groupe}`] = 'Dites à partir de quel jour ces tarifs s’appliquent.'
    else if (!estPlausible(jour, aujourdHui))
      erreurs[`au-${groupe}`] =
        'Cette date est trop lointaine : cinq ans en arrière et un an en avant au plus.'
    else return [{ nature, montant, au: jour }]
    return []
  })
  return { tarifs, erreurs }
}

function estPlausible(jour: Jour, aujourdHui: Jour): boolean {
  const ecart = joursEntre(aujourdHui, jour)
  return ecart <= joursEnAvant && ecart >= -ansEnArriere * 366
}

/** Pure: what does not hold together in the offer. */
export function erreursDOffre({ hebergements, logements }: OffreGrandAge): Erreurs {
  return hebergements.length === 0 && logements.length === 0
    ? { hebergements: 'Cochez au moins une forme d’accueil, ou un type de logement.' }
    : {}
}

const placesMax = 5_000

/** A count of places as typed: null when empty, undefined when it is none. */
export function lirePlaces(texte: string): number | null | undefined {
  const nu = texte.replace(/[\s\u00a0\u202f]/g, '')
  if (nu === '') return null
  return /^\d{1,5}$/.test(nu) && Number(nu) <= placesMax ? Number(nu) : undefined
}
