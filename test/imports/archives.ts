import { crc32, deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { ouvrirArchive } from '#src/imports/fichier/archive.ts'

export type Partie = {
  nom: string
  contenu: Buffer
  /** What the archive says that it weighs; the truth unless told otherwise. */
  declare?: number
  chiffree?: boolean
}

/** A ZIP archive, written by hand so that it may lie. */
export function unZip(parties: readonly Partie[]): ArrayBuffer {
  const locaux: Buffer[] = []
  const repertoire: Buffer[] = []
  const ou = { position: 0 }
  for (const { nom, contenu, declare = contenu.length, chiffree = false } of parties) {
    const compresse = deflateRawSync(contenu)
    const entete = Buffer.alloc(30)
    entete.writeUInt32LE(0x04034b50, 0)
    entete.writeUInt16LE(20, 4)
    entete.writeUInt16LE(8, 8)
    entete.writeUInt32LE(crc32(contenu), 14)
    entete.writeUInt32LE(compresse.length, 18)
    entete.writeUInt32LE(declare, 22)
    entete.writeUInt16LE(Buffer.byteLength(nom), 26)
    const ligne = Buffer.alloc(46)
    ligne.writeUInt32LE(0x02014b50, 0)
    ligne.writeUInt16LE(chiffree ? 1 : 0, 8)
    entete.copy(ligne, 10, 8, 28)
    ligne.writeUInt16LE(Buffer.byteLength(nom), 28)
    ligne.writeUInt32LE(ou.position, 42)
    const local = Buffer.concat([entete, Buffer.from(nom), compresse])
    locaux.push(local)
    repertoire.push(ligne, Buffer.from(nom))
    ou.position += local.length
  }
  const taille = Buffer.concat(repertoire).length
  const fin = Buffer.alloc(22)
  fin.writeUInt32LE(0x06054b50, 0)
  fin.writeUInt16LE(parties.length, 8)
  fin.writeUInt16LE(parties.length, 10)
  fin.writeUInt32LE(taille, 12)
  fin.writeUInt32LE(ou.position, 16)
  return enArrayBuffer(Buffer.concat([...locaux, ...repertoire, fin]))
}

export function enArrayBuffer(octets: Uint8Array): ArrayBuffer {
  return new Uint8Array(octets).buffer
}

type Cellule = string | number | Date | { t: string; v?: unknown; f?: string; z?: string } | null

/** A workbook of one sheet. @param fusion a range such as 'A2:A3' */
export function unClasseur(
  lignes: readonly (readonly Cellule[])[],
  format: 'xlsx' | 'ods' | 'biff8' = 'xlsx',
  fusion?: string,
): ArrayBuffer {
  const feuille = utils.aoa_to_sheet(lignes as unknown[][], { UTC: true })
  if (fusion) feuille['!merges'] = [utils.decode_range(fusion)]
  const classeur = utils.book_new()
  utils.book_append_sheet(classeur, feuille, 'Feuille')
  return write(classeur, { type: 'array', bookType: format, compression: true }) as ArrayBuffer
}

/** A real workbook whose sheet, and if need be its shared texts, are replaced by this XML. */
export function unClasseurForge(lignes: string, textes?: string): ArrayBuffer {
  const classeur = utils.book_new()
  utils.book_append_sheet(classeur, utils.aoa_to_sheet([['a']]), 'Feuille')
  const contenu = Buffer.from(write(classeur, { type: 'array', bookType: 'xlsx', bookSST: true }))
  const forges: Record<string, string | undefined> = {
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${lignes}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': textes && `<sst count="1" uniqueCount="1"><si><t>${textes}</t></si></sst>`,
  }
  const parties = ouvrirArchive(contenu, () => true)
  return unZip(
    parties.map(({ nom, contenu: c }) => ({ nom, contenu: forges[nom] ? Buffer.from(forges[nom]) : c })),
  )
}
