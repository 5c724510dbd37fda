import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Genre } from '../../tables.ts'
import { type BilanImport, bilanGenre } from '../bilan.ts'
import type { Registre } from './historiser.ts'
import { type Gardee, type Issue, parLots } from './lots.ts'
import { projeterLieux, projeterOffres } from './projeter-offres.ts'
import {
  projeterEntitesJuridiques,
  projeterStructures,
  rattacherAuxEntitesJuridiques,
} from './projeter-structures.ts'
import {
  projeterUnites,
  retenirLesPlaces,
  suivreLesDemenagements,
  trouverLesBoucles,
} from './projeter-unites.ts'

/**
 * Second pass of an import: turns what changed in the mirror into the directory that people read, from the top of
 * the tree down. What still lacks the organisation it hangs from waits in the mirror for a later import.
 */
export async function projeter(
  tx: Ecriture,
  bilan: BilanImport,
  maintenant: Date,
  options: { muet?: boolean } = {},
): Promise<void> {
  const registre: Registre = { le: maintenant, lignes: 0, muet: options.muet === true }
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
  await passer('structure', lot => projeterStructures(tx, lot, departements, registre))
  bilan.structuresDeplacees += await rattacherAuxEntitesJuridiques(tx, registre)
  // A pass may bring in the parents of those that it left waiting.
  let unites = 0
  for (;;) {
    const { projetees, enAttente } = await passer('unite', lot => projeterUnites(tx, lot, registre))
    unites += projetees
    if (projetees === 0 || enAttente.size === 0) break
  }
  if (unites > 0) {
    bilan.unitesDeplacees += await suivreLesDemenagements(tx, registre)
    const boucles = await trouverLesBoucles(tx)
    if (boucles.length > 0) {
      bilan.remarques.push(`Des unités se rattachent en rond les unes aux autres : ${boucles.join(', ')}.`)
    }
  }
  await passer('lieu', lot => projeterLieux(tx, lot, registre))
  await passer('offre', lot => projeterOffres(tx, lot, registre))
  // People and their situations are kept raw: nothing of them is shown before the professionals' directory.
  for (const genre of ['professionnel', 'situation'] as const) {
    await passer(genre, async lot => lot.map(({ id }) => ({ id, motif: null })))
  }
  bilan.changements += registre.lignes
  bilan.fermees += await compterFermetures(tx, maintenant)
}

/** Structures and units that this run closed, by the codes that are closures (J201). */
async function compterFermetures(tx: Ecriture, maintenant: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct objet_id) as n from changement_fiche
    where source = 'ror' and le = ${maintenant} and objet in ('structure', 'unite')
      and (champ = 'fermee_le' and apres is not null or champ = 'fermeture_code' and apres ?| array['DEF', 'PRO', 'PRE'])
  `.execute(tx)
  return rows[0]?.n ?? 0
}
