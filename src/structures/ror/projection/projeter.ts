import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Genre } from '../../tables.ts'
import { type BilanImport, bilanGenre } from '../bilan.ts'
import type { Registre } from './historiser.ts'
import { parLots } from './lots.ts'
import { ouvrirProjecteurs } from './projecteurs.ts'
import { rattacherAuxEntitesJuridiques } from './projeter-structures.ts'
import { retenirLesPlaces, suivreLesDemenagements, trouverLesBoucles } from './projeter-unites.ts'

/**
 * Second pass of an import: turns what changed in the mirror into the directory that people read, from the top of
 * the tree down, and what was waiting for another resource. What still lacks the organisation it hangs from waits in the
 * mirror for a later import.
 */
export async function projeter(
  tx: Ecriture,
  bilan: BilanImport,
  maintenant: Date,
  options: { muet?: boolean } = {},
): Promise<void> {
  const registre: Registre = { le: maintenant, lignes: 0, muet: options.muet === true }
  await retenirLesPlaces(tx)
  const projecteurs = await ouvrirProjecteurs(tx, registre)
  const passer = async (genre: Genre) => {
    const passage = await parLots(tx, genre, projecteurs[genre])
    if (bilan.ressources[genre] || passage.enAttente.size > 0) {
      bilanGenre(bilan, genre).enAttente = Object.fromEntries(passage.enAttente)
    }
    return passage
  }

  await passer('entite-juridique')
  await passer('structure')
  bilan.structuresDeplacees += await rattacherAuxEntitesJuridiques(tx, registre)
  // A pass may bring in the parents of those that it left waiting.
  let unites = 0
  for (;;) {
    const { projetees, enAttente } = await passer('unite')
    unites += projetees
    if (projetees === 0 || enAttente.size === 0) break
  }
  // What was shown as it came moves nothing and closes no circle: its parent was there already.
  if (unites > 0) {
    bilan.unitesDeplacees += await suivreLesDemenagements(tx, registre)
    const boucles = await trouverLesBoucles(tx)
    if (boucles.length > 0) {
      bilan.remarques.push(`Des unités se rattachent en rond les unes aux autres : ${boucles.join(', ')}.`)
    }
  }
  for (const genre of ['lieu', 'offre', 'professionnel', 'situation'] as const) await passer(genre)
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
