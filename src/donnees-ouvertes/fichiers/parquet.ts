import { rm } from 'node:fs/promises'
import type { Jeu, Rangee, TypeColonne } from '../jeux/jeu.ts'

const types: Record<TypeColonne, string> = {
  texte: 'VARCHAR',
  entier: 'INTEGER',
  nombre: 'DOUBLE',
  prix: 'DECIMAL(9, 2)',
  booleen: 'BOOLEAN',
  jour: 'DATE',
  instant: 'TIMESTAMPTZ',
}

/** Rows that are laid out together: as many as are held in memory while the file is written. */
const rangeesParGroupe = 16_384

/**
 * Writes tables as Parquet, through a DuckDB file of its own beside them: rows go there by thousands, so that memory stays the
 * same whatever their number. Loaded here only: a web process that writes no file has no use for it.
 * @param attente path of that file, removed at the end
 */
export async function ouvrirParquet(attente: string) {
  const { DuckDBDataChunk, DuckDBInstance, VARCHAR } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(attente, {
    memory_limit: '64MB',
    threads: '1',
    // what is freed goes back to the system at once
    allocator_flush_threshold: '1MB',
    allocator_bulk_deallocation_flush_threshold: '1MB',
    allocator_background_threads: 'true',
    // nothing is fetched from anywhere
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connexion = await instance.connect()

  return {
    ouvrir: async (chemin: string, { nom, colonnes }: Jeu) => {
      const noms = colonnes.map(colonne => `"${colonne.nom}"`)
      await connexion.run(`create table "${nom}" (${noms.map(n => `${n} VARCHAR`).join(', ')})`)
      const remplissage = await connexion.createAppender(nom)
      // one chunk, filled again and again: the garbage collector does not see how much memory each holds
      const lot = DuckDBDataChunk.create(
        colonnes.map(() => VARCHAR),
        0,
      )
      return {
        ajouter: (rangees: readonly Rangee[]) => {
          lot.reset()
          lot.setRows(rangees.map(rangee => [...rangee]))
          remplissage.appendDataChunk(lot)
          // kept outside of the limit until then
          remplissage.flushSync()
        },
        fermer: async () => {
          remplissage.closeSync()
          const typees = colonnes.map(
            (colonne, i) => `cast(${noms[i]} as ${types[colonne.type]}) as ${noms[i]}`,
          )
          await connexion.run(
            `copy (select ${typees.join(', ')} from "${nom}") to '${chemin.replaceAll("'", "''")}' (format parquet, compression zstd, row_group_size ${rangeesParGroupe})`,
          )
          await connexion.run(`drop table "${nom}"`)
        },
      }
    },
    fermer: async () => {
      connexion.closeSync()
      instance.closeSync()
      for (const suffixe of ['', '.wal', '.tmp'])
        await rm(attente + suffixe, { recursive: true, force: true })
    },
  }
}
