import type { Actes } from '#src/socle/journal/actes.ts'

/** How the acts on fiches read in a history, after the name of their author. */
export const actes: Actes = {
  'fiche.mise-a-jour-demandee': () => 'a demandé la mise à jour de la fiche depuis le ROR',
}
