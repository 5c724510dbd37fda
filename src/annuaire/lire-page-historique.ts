import { type LigneHistorique, lireHistorique } from '#src/comptes/historique.ts'
import type { Lecture } from '#src/socle/base/base.ts'

export const lignesParPage = 30

/**
 * A page of the history of a structure, newest first.
 * @param avant id of the last line of the page before
 * @returns `suivante`: what to give as `avant` for the older page, null at the end
 */
export async function lirePageHistorique(
  base: Lecture,
  structureId: string,
  avant: number | undefined,
): Promise<{ lignes: LigneHistorique[]; suivante: number | null }> {
  const options = { limite: lignesParPage + 1, ...(avant ? { avant } : {}) }
  const lues = await lireHistorique(base, { structureId }, options)
  const lignes = lues.slice(0, lignesParPage)
  return { lignes, suivante: lues.length > lignesParPage ? (lignes.at(-1)?.id ?? null) : null }
}
