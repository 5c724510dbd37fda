import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { noterChangements } from '../../historique/noter-changements.ts'
import type { Genre, ObjetDeFiche } from '../../tables.ts'
import { bilanGenre } from '../bilan.ts'
import { structuresDesLieux } from '../projection/historiser.ts'
import type { Contexte } from './contexte.ts'

const tables = {
  'entite-juridique': 'entite_juridique',
  structure: 'structure',
  unite: 'unite',
  offre: 'offre',
  lieu: 'lieu',
} as const

/**
 * Marks what the run has proved to be gone. What was known of it stays, shown as such; rights and history are not
 * touched. @returns lines of history written
 */
export async function retirer(tx: Ecriture, { passage, bilan }: Contexte): Promise<number> {
  const le = passage.commenceLe
  await sql`update ror_ressource r set absente_le = ${le}, hors_export_le = null from ror_vue v
    where v.passage_id = ${passage.id} and v.sort = 'disparue' and r.type = v.type and r.id = v.id`.execute(
    tx,
  )
  let lignes = 0
  for (const [genre, table] of Object.entries(tables) as [keyof typeof tables, string][]) {
    const structure = table === 'unite' || table === 'offre' ? sql`t.structure_id` : sql`t.id`
    const { rows } = await sql<{ id: string; structureId: string }>`
      update ${sql.table(table)} t set absente_le = ${le} from ror_vue v
      where v.passage_id = ${passage.id} and v.sort = 'disparue' and v.genre = ${genre} and t.ror_id = v.id
        and t.absente_le is null
      returning t.id, ${structure} as "structureId"`.execute(tx)
    if (genre === 'entite-juridique' || rows.length === 0) continue
    const deLieux =
      genre === 'lieu'
        ? await structuresDesLieux(
            tx,
            rows.map(({ id }) => id),
          )
        : undefined
    lignes += await noterChangements(
      tx,
      rows.flatMap(({ id, structureId }) =>
        (deLieux ? (deLieux.get(id) ?? []) : [structureId]).map(de => ({
          structureId: de,
          objet: genre satisfies ObjetDeFiche,
          objetId: id,
          avant: { absente_le: null },
          apres: { absente_le: le.toISOString() },
          source: 'ror' as const,
          le,
        })),
      ),
    )
  }
  const { rows } = await sql<{ genre: Genre; n: number }>`select genre, count(*) as n from ror_ressource
    where hors_export_le = ${le} group by genre`.execute(tx)
  for (const { genre, n } of rows) bilanGenre(bilan, genre).horsExport = n
  return lignes
}
