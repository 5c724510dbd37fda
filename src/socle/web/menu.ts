import type { Acteur } from '../acces/acteur.ts'

export type Rubrique = 'modules' | 'administration' | 'observatoire'

/** One line of the side navigation, shown to whom it serves. */
export type EntreeMenu = {
  rubrique: Rubrique
  libelle: string
  chemin: string
  /** Small first. */
  ordre: number
  visible: (acteur: Acteur) => boolean
  /** The entry where the search field of the top bar leads (GET, field `q`). */
  recherche?: boolean
}

/** What this person sees, in order. */
export function menuDe(entrees: readonly EntreeMenu[], acteur: Acteur): EntreeMenu[] {
  return entrees.filter(({ visible }) => visible(acteur)).sort((a, b) => a.ordre - b.ordre)
}
