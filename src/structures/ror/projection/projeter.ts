import type { Ecriture } from '#src/socle/base/base.ts'
import type { Genre } from '../../tables.ts'
import { type BilanImport, bilanGenre } from '../bilan.ts'
import { type Gardee, type Issue, parLots } from './lots.ts'
import { projeterLieux, projeterOffres } from './projeter-offres.ts'
import {
  projeterEntitesJuridiques,
  projeterStructures,
  rattacherAuxEntitesJuridiques,
} from './projeter-structures.ts'
import { projeterUnites, retenirLesPlaces, suivreLesDemenagements } from './projeter-unites.ts'

/**
 * Second pass of an import: turns what changed in the mirror into the directory that people read, from the top of
 * the tree down. What still lacks the organisation it hangs from waits in the mirror for a later import.
 */
export async function projeter(tx: Ecriture, bilan: BilanImport, maintenant: Date): Promise<void> {
  await retenirLesPlaces(tx)
  const departements = new Set(
    (await tx.selectFrom('departement').select('code').execute()).map(({ code }) => code),
  )
  const passer = async (genre: Genre, agir: (lot: Gardee[]) => Promise<Issue[]>) => {
    const passage = await parLots(tx, genre, agir)
    if (bilan.ressources[genre] || passage.enAttente.size > 0) {
      bilanGenre(bilan, genre).enAttente = Object.fromEntries(passage.enAttente)
    }
    return passage
  }

  await passer('entite-juridique', lot => projeterEntitesJuridiques(tx, lot))
  await passer('structure', lot => projeterStructures(tx, lot, departements))
  await rattacherAuxEntitesJuridiques(tx)
  // A pass may bring in the parents of those that it left waiting.
  for (;;) {
    const { projetees, enAttente } = await passer('unite', lot => projeterUnites(tx, lot))
    if (projetees === 0 || enAttente.size === 0) break
  }
  bilan.unitesDeplacees = await suivreLesDemenagements(tx, maintenant)
  await passer('lieu', lot => projeterLieux(tx, lot))
  await passer('offre', lot => projeterOffres(tx, lot))
  // People and their situations are kept raw: nothing of them is shown before the professionals' directory.
  for (const genre of ['professionnel', 'situation'] as const) {
    await passer(genre, async lot => lot.map(({ id }) => ({ id, motif: null })))
  }
}
