import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'

/** A cell that was made harmless for spreadsheets (`enCsv`), as it was before. */
const nue = (cellule: string) => cellule.replace(/^'(?=[=+\-@\t\r])/, '')

/**
 * SHA-256 of an attestation: for each row, the JSON of its cells without the empty ones at its end, then a line feed.
 * Of the cells rather than of the bytes: neither the mark, the quotes nor the line ends of a copy change it.
 */
export function empreinteDesRangees(rangees: Iterable<readonly string[]>): Buffer {
  const somme = createHash('sha256')
  for (const rangee of rangees) {
    const derniere = rangee.findLastIndex(cellule => cellule !== '')
    if (derniere >= 0) somme.update(`${JSON.stringify(rangee.slice(0, derniere + 1).map(nue))}\n`)
  }
  return somme.digest()
}

/** The rows of a file that somebody brings; null when it is no CSV. */
export function lireRangees(texte: string): string[][] | null {
  const premiere = texte.slice(0, texte.search(/[\r\n]|$/))
  try {
    return parse(texte, {
      bom: true,
      delimiter: premiere.includes(';') ? ';' : ',',
      relax_column_count: true,
      skip_empty_lines: true,
    })
  } catch {
    return null
  }
}
