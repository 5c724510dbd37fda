export type Noeud<U> = { unite: U; dessous: Noeud<U>[] }

/** From a list where each unit follows the one it hangs from, by depth, to the tree that the page draws. */
export function emboiter<U extends { profondeur: number }>(unites: readonly U[]): Noeud<U>[] {
  const racines: Noeud<U>[] = []
  const chemin: Noeud<U>[] = []
  for (const unite of unites) {
    const noeud: Noeud<U> = { unite, dessous: [] }
    const parent = chemin[unite.profondeur - 1]
    ;(parent?.dessous ?? racines).push(noeud)
    chemin.splice(unite.profondeur, Number.POSITIVE_INFINITY, noeud)
  }
  return racines
}
