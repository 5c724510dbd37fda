import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Genre } from '../../tables.ts'
import { type BilanImport, bilanGenre } from '../bilan.ts'
import type { Objet } from '../fhir.ts'
import { lireLieu } from '../lecture/lieu.ts'
import { lireOffre } from '../lecture/offre.ts'
import { lireEntiteJuridique, lireStructure, lireUnite } from '../lecture/organisation.ts'
import type { Registre } from './historiser.ts'
import { type Issue, type Lue, parLots } from './lots.ts'
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
  const passer = async <T>(
    genre: Genre,
    lire: (contenu: Objet) => T,
    agir: (lues: Lue<T>[]) => Promise<Issue[]>,
  ) => {
    const passage = await parLots(tx, genre, lire, agir)
    if (bilan.ressources[genre] || passage.enAttente.size > 0) {
      bilanGenre(bilan, genre).enAttente = Object.fromEntries(passage.enAttente)
    }
    return passage
  }

  await passer('entite-juridique', lireEntiteJuridique, lot => projeterEntitesJuridiques(tx, lot))
  await passer('structure', lireStructure, lot => projeterStructures(tx, lot, departements, registre))
  bilan.structuresDeplacees += await rattacherAuxEntitesJuridiques(tx, registre)
  // A pass may bring in the parents of those that it left waiting.
  let unites = 0
  for (;;) {
    const { projetees, enAttente } = await passer('unite', lireUnite, lot =>
      projeterUnites(tx, lot, registre),
    )
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
  await passer('lieu', lireLieu, lot => projeterLieux(tx, lot, registre))
  await passer('offre', lireOffre, lot => projeterOffres(tx, lot, registre))
  // People and their situations are kept raw: nothing of them is shown before the professionals' directory.
  for (const genre of ['professionnel', 'situation'] as const) {
    await passer(
      genre,
      () => ({}),
      async lot => lot.map(({ gardee: { id } }) => ({ id, motif: null })),
    )
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
