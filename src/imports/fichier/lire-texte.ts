import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseTout } from 'csv-parse/sync'
import { decoder } from './decoder.ts'
import { limites } from './limites.ts'
import { type Lecture, messages, type Rang, refuser } from './tableau.ts'

const separateurs = [';', ',', '\t', '|']

const communes = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: limites.ligneDeTexte,
} satisfies Options

/**
 * Rows of a CSV, whatever its encoding, its separator and its line ends. Stops at the first row too many.
 * @param noter how well a header suits what is expected: chooses between the separators that could be
 */
export async function lireTexte(
  contenu: Uint8Array,
  noter: (titres: readonly string[]) => number,
): Promise<Lecture> {
  const texte = decoder(contenu)
  if (texte.includes('\0')) return refuser(messages.nul)
  const rangs: Rang[] = []
  const lecteur = Readable.from(morceaux(texte)).pipe(
    parse({ ...communes, delimiter: separateurDe(texte, noter), info: true }),
  )
  try {
    for await (const { record, info } of lecteur as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (record.length > limites.colonnes && record.slice(limites.colonnes).some(c => c.trim() !== ''))
        return refuser(messages.tropDeColonnes)
      if (record.every(cellule => cellule.trim() === '')) continue
      if (rangs.length > limites.lignes) return refuser(messages.tropDeLignes)
      rangs.push({ numero: info.lines, cellules: record })
    }
  } catch (erreur) {
    if (erreur instanceof CsvError) return refuser(dire(erreur))
    throw erreur
  }
  return rangs.length === 0 ? refuser(messages.vide) : { ok: true, rangs }
}

/** In pieces, so that a row too many stops the work before the whole text is parsed. */
function* morceaux(texte: string) {
  for (let i = 0; i < texte.length; i += 65_536) yield texte.slice(i, i + 65_536)
}

function separateurDe(texte: string, noter: (titres: readonly string[]) => number): string {
  const debut = texte.slice(0, limites.ligneDeTexte)
  const notes = separateurs.map(delimiter => {
    const titres = enTete(debut, delimiter)
    return { delimiter, note: noter(titres) * 1_000 + Math.min(titres.length, 999) }
  })
  return notes.reduce((a, b) => (b.note > a.note ? b : a)).delimiter
}

function enTete(debut: string, delimiter: string): string[] {
  try {
    return (parseTout(debut, { ...communes, delimiter, to: 1 }) as string[][])[0] ?? []
  } catch {
    return []
  }
}

function dire({ code, lines }: CsvError & { lines?: unknown }): string {
  const ligne = Number(lines ?? 1)
  return code === 'CSV_MAX_RECORD_SIZE' ? messages.ligneTropLongue(ligne) : messages.guillemets(ligne)
}
