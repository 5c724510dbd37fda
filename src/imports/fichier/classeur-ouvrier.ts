import { parentPort, workerData } from 'node:worker_threads'
import { CFB, read, type Sheet, utils, type WorkSheet } from '@e965/xlsx'
import { ArchiveRefusee, ouvrirArchive } from './archive.ts'
import { limites } from './limites.ts'
import { type Lecture, messages, type Rang, refuser } from './tableau.ts'

// Runs in a thread of its own, whose memory is bounded: whatever the file does, it is this thread that dies of it.

const necessaires = /(\.xml|\.rels|^mimetype)$/

/** The first sheet of an XLSX or ODS file. Formulas are not evaluated: the value that the file bears is read. */
function lireClasseur(contenu: Buffer): Lecture {
  const parties = ouvrirArchive(contenu, nom => necessaires.test(nom))
  if (parties.some(({ nom, contenu: c }) => nom === 'META-INF/manifest.xml' && c.includes('encryption-data')))
    return refuser(messages.protege)
  if (!parties.some(({ nom }) => nom === 'xl/workbook.xml' || nom === 'content.xml'))
    return refuser(messages.archive)
  const classeur = read(rassembler(parties), {
    type: 'buffer',
    dense: true,
    cellDates: true,
    UTC: true,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    // the header, the rows, and one too many
    sheetRows: limites.lignes + 2,
    sheets: 0,
  })
  const feuille = classeur.Sheets[classeur.SheetNames[0] ?? '']
  return feuille ? lireFeuille(feuille) : refuser(messages.vide)
}

/** The inflated parts in a new archive, not compressed: the library never sees the one that was sent. */
function rassembler(parties: readonly { nom: string; contenu: Buffer }[]): Buffer {
  const neuve = CFB.utils.cfb_new({ root: 'R' })
  for (const { nom, contenu } of parties) CFB.utils.cfb_add(neuve, nom, contenu)
  return CFB.write(neuve, { type: 'buffer', fileType: 'zip', compression: false }) as Buffer
}

function lireFeuille(feuille: WorkSheet): Lecture {
  const fusion = (feuille as Sheet & { '!merges'?: Parameters<typeof utils.encode_range>[0][] })[
    '!merges'
  ]?.[0]
  if (fusion) return refuser(messages.fusion(utils.encode_range(fusion)))
  const donnees = (feuille['!data'] ?? []) as ({ t: string; v?: unknown; w?: string } | undefined)[][]
  const rangs: Rang[] = []
  const reste = { caracteres: limites.caracteres }
  for (const [i, ligne] of donnees.entries()) {
    const cellules = (ligne ?? []).slice(0, limites.colonnes + 1).map(enTexte)
    if (cellules.length > limites.colonnes) return refuser(messages.tropDeColonnes)
    if (cellules.every(cellule => cellule.trim() === '')) continue
    if (rangs.length > limites.lignes) return refuser(messages.tropDeLignes)
    // a text that many cells share weighs once here, and as many times where the rows go: a small file would fill the memory
    const longueur = cellules.reduce((somme, cellule) => somme + cellule.length, 0)
    reste.caracteres -= longueur
    if (longueur > limites.ligneDeTexte) return refuser(messages.ligneTropChargee(i + 1))
    if (reste.caracteres < 0) return refuser(messages.tropGros)
    rangs.push({ numero: i + 1, cellules: Array.from(cellules, cellule => cellule ?? '') })
  }
  return rangs.length === 0 ? refuser(messages.vide) : { ok: true, rangs }
}

function enTexte(cellule: { t: string; v?: unknown } | undefined): string {
  if (!cellule || cellule.v === undefined || cellule.v === null) return ''
  // never as if it were empty: what is left out has a meaning, « the whole structure » or « for two years »
  if (cellule.t === 'e') return '#ERREUR'
  if (cellule.v instanceof Date)
    return Number.isNaN(cellule.v.getTime()) ? '#DATE' : cellule.v.toISOString().slice(0, 10)
  return String(cellule.v)
}

function lireSansCasser(contenu: Buffer): Lecture {
  try {
    return lireClasseur(contenu)
  } catch (erreur) {
    if (!(erreur instanceof ArchiveRefusee)) return refuser(messages.illisible)
    const dire = {
      'trop-grosse': messages.tropGros,
      illisible: messages.illisible,
      protegee: messages.protege,
    } as const
    return refuser(dire[erreur.raison])
  }
}

parentPort?.postMessage(lireSansCasser(Buffer.from(workerData as ArrayBuffer)))
