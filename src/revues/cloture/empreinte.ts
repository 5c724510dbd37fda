import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { sansLesNoms } from './noms-de-l-attestation.ts'

/** A cell that was made harmless for spreadsheets (`enCsv`), as it was before. */
const nue = (cellule: string) => cellule.replace(/^'(?=[=+\-@\t\r])/, '')

/**
 * SHA-256 of an attestation: for each row, the JSON of its cells without the empty ones at its end, then a line feed.
 * Of the cells rather than of the bytes: neither the mark, the quotes nor the line ends of a copy change it. Names and
 * their salts are left out where they agree with their seals: erased, they do not change it either.
 */
export function empreinteDesRangees(rangees: readonly (readonly string[])[]): Buffer {
  const somme = createHash('sha256')
  for (const rangee of sansLesNoms(rangees.map(r => r.map(nue)))) {
    const derniere = rangee.findLastIndex(cellule => cellule !== '')
    if (derniere >= 0) somme.update(`${JSON.stringify(rangee.slice(0, derniere + 1))}\n`)
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
