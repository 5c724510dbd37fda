import { stringify } from 'csv-stringify/sync'
import type { Acteur } from '../acces/acteur.ts'
import type { Requete } from './requete.ts'

export type ColonneCsv<L> = { titre: string; valeur: (ligne: L) => string | number | null }

/**
 * A list as a file that French spreadsheets open as is: UTF-8 with its mark, semicolons. A cell that a spreadsheet
 * would run as a formula starts with an apostrophe: names typed by people stay names.
 * @param fichier name of the file, without its extension
 */
export function repondreCsv<L>(
  r: Requete<Acteur | null>,
  fichier: string,
  { colonnes, lignes }: { colonnes: readonly ColonneCsv<L>[]; lignes: readonly L[] },
): Response {
  const tableau = [
    colonnes.map(({ titre }) => titre),
    ...lignes.map(ligne => colonnes.map(({ valeur }) => valeur(ligne))),
  ]
  const options = { bom: true, delimiter: ';', record_delimiter: '\r\n', escape_formulas: true }
  return r.c.body(stringify(tableau, options), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fichier.replace(/[^\w-]/g, '-')}.csv"`,
    'cache-control': 'no-store',
  })
}
