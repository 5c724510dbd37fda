import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Base } from '#src/socle/base/base.ts'
import { paquet, schemaDe } from '../jeux/dictionnaire.ts'
import { jeux } from '../jeux/tous.ts'
import { ouvrirCsv } from './csv.ts'
import { lireJeu } from './lire.ts'
import { ouvrirParquet } from './parquet.ts'

/** Rows by table. */
export type BilanExport = Record<string, number>

/**
 * Writes every file of the open data in a folder: for each table its CSV, its Parquet and its dictionary, and the package that
 * describes them all. One snapshot of the base, so that they agree.
 * @throws whatever a full disk or a lost base throws; the folder is then to be thrown away
 */
export async function ecrireFichiers(base: Base, dossier: string, maintenant: Date): Promise<BilanExport> {
  await mkdir(dossier, { recursive: true })
  const parquet = await ouvrirParquet(join(dossier, '.attente.duckdb'))
  try {
    const bilan = await base
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async tx => {
        await sql`set local statement_timeout = 0`.execute(tx)
        const compte: BilanExport = {}
        for (const jeu of jeux) {
          const csv = ouvrirCsv(join(dossier, `${jeu.nom}.csv`), jeu)
          try {
            const colonnes = await parquet.ouvrir(join(dossier, `${jeu.nom}.parquet`), jeu)
            await csv.entete()
            compte[jeu.nom] = 0
            for await (const lot of lireJeu(tx, jeu)) {
              await csv.ajouter(lot)
              colonnes.ajouter(lot)
              compte[jeu.nom] = (compte[jeu.nom] ?? 0) + lot.length
            }
            await csv.fermer()
            await colonnes.fermer()
          } catch (erreur) {
            csv.abandonner()
            throw erreur
          }
        }
        return compte
      })
    await decrire(dossier, maintenant)
    return bilan
  } finally {
    await parquet.fermer()
  }
}

async function decrire(dossier: string, creeLe: Date) {
  const poids = new Map<string, number>()
  for (const { nom } of jeux)
    for (const fichier of [`${nom}.csv`, `${nom}.parquet`])
      poids.set(fichier, (await stat(join(dossier, fichier))).size)
  const enJson = (valeur: object) => `${JSON.stringify(valeur, undefined, 2)}\n`
  for (const jeu of jeux) await writeFile(join(dossier, `${jeu.nom}.schema.json`), enJson(schemaDe(jeu)))
  const octets = (fichier: string) => poids.get(fichier) ?? 0
  await writeFile(join(dossier, 'datapackage.json'), enJson(paquet(jeux, { creeLe, octets })))
}
