/** What one file may weigh. More than this is several files: said as such to whoever sends it. */
export const limites = {
  /** As sent. */
  octets: 10 * 1024 * 1024,
  lignes: 5_000,
  colonnes: 60,
  /** One row, in characters, and all of them. */
  ligneDeTexte: 20_000,
  caracteres: 10 * 1024 * 1024,
  /** A spreadsheet is a ZIP archive: its parts, and what they weigh once inflated, all together. */
  parties: 500,
  octetsDecompresses: 16 * 1024 * 1024,
  /** Memory of the thread that opens a spreadsheet, in MB, and how long it may work, in ms. */
  memoire: 64,
  duree: 20_000,
} as const
