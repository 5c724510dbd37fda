import { utils, write } from '@e965/xlsx'
import { enCsv } from '#src/socle/web/csv.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import type { Colonne } from './colonnes.ts'

export const formats = ['xlsx', 'ods', 'csv'] as const
export type Format = (typeof formats)[number]

const types: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
}

/** A file to fill in: the titles, one example. Every cell is typed as text, so that numbers keep their zeros. */
export function ecrireModele(colonnes: readonly Colonne<string>[], format: Format): Uint8Array<ArrayBuffer> {
  const titres = colonnes.map(({ titre }) => titre)
  const exemples = colonnes.map(({ exemple }) => exemple)
  if (format === 'csv')
    return new TextEncoder().encode(
      enCsv(
        titres.map((titre, i) => ({ titre, valeur: (ligne: readonly string[]) => ligne[i] ?? '' })),
        [exemples],
      ),
    )
  const feuille = utils.aoa_to_sheet([titres, exemples].map(ligne => ligne.map(v => ({ t: 's', v, z: '@' }))))
  feuille['!cols'] = titres.map(() => ({ wch: 24 }))
  const classeur = utils.book_new()
  utils.book_append_sheet(classeur, feuille, 'Personnes')
  return new Uint8Array(
    write(classeur, { type: 'array', bookType: format, compression: true }) as ArrayBuffer,
  )
}

/** Answers with the model as a file. */
export function donnerModele(r: Requete, nom: string, colonnes: readonly Colonne<string>[]): Response {
  const format = formats.find(f => f === r.requete('format')) ?? 'xlsx'
  return r.c.body(ecrireModele(colonnes, format), 200, {
    'content-type': types[format],
    'content-disposition': `attachment; filename="${nom}.${format}"`,
    'cache-control': 'no-store',
  })
}
