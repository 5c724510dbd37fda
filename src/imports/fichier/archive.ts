import { inflateRawSync } from 'node:zlib'
import { limites } from './limites.ts'

/** Raised with what is wrong: a bomb, or an archive that cannot be read. */
export class ArchiveRefusee extends Error {
  readonly raison: 'trop-grosse' | 'illisible' | 'protegee'
  constructor(raison: 'trop-grosse' | 'illisible' | 'protegee') {
    super(raison)
    this.raison = raison
  }
}

type Entree = { nom: string; methode: number; position: number; compresse: number; declare: number }

/**
 * The parts of a ZIP archive that a spreadsheet is made of, inflated. What the archive declares is looked at first (number of
 * parts, sizes, ratio), then nothing of it is trusted: each part is inflated under what remains of the ceiling.
 * @throws ArchiveRefusee
 */
export function ouvrirArchive(
  contenu: Buffer,
  garder: (nom: string) => boolean,
): { nom: string; contenu: Buffer }[] {
  const entrees = lireRepertoire(contenu)
  const utiles = entrees.filter(({ nom }) => garder(nom))
  const declare = utiles.reduce((somme, entree) => somme + entree.declare, 0)
  if (entrees.length > limites.parties || declare > limites.octetsDecompresses)
    throw new ArchiveRefusee('trop-grosse')
  const reste = { octets: limites.octetsDecompresses }
  return utiles.map(entree => {
    const partie = extraire(contenu, entree, reste.octets)
    reste.octets -= partie.length
    return { nom: entree.nom, contenu: partie }
  })
}

function lireRepertoire(contenu: Buffer): Entree[] {
  const fin = contenu.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (fin < 0 || fin + 22 > contenu.length) throw new ArchiveRefusee('illisible')
  const nombre = contenu.readUInt16LE(fin + 10)
  if (nombre > limites.parties) throw new ArchiveRefusee('trop-grosse')
  const entrees: Entree[] = []
  for (let i = 0, ici = contenu.readUInt32LE(fin + 16); i < nombre; i++) {
    if (ici + 46 > contenu.length || contenu.readUInt32LE(ici) !== 0x02014b50)
      throw new ArchiveRefusee('illisible')
    if (contenu.readUInt16LE(ici + 8) & 1) throw new ArchiveRefusee('protegee')
    const [nom, extra, commentaire] = [28, 30, 32].map(p => contenu.readUInt16LE(ici + p)) as [
      number,
      number,
      number,
    ]
    entrees.push({
      nom: contenu.toString('utf8', ici + 46, ici + 46 + nom),
      methode: contenu.readUInt16LE(ici + 10),
      compresse: contenu.readUInt32LE(ici + 20),
      declare: contenu.readUInt32LE(ici + 24),
      position: contenu.readUInt32LE(ici + 42),
    })
    ici += 46 + nom + extra + commentaire
  }
  return entrees
}

function extraire(contenu: Buffer, { methode, position, compresse }: Entree, plafond: number): Buffer {
  if (position + 30 > contenu.length || contenu.readUInt32LE(position) !== 0x04034b50)
    throw new ArchiveRefusee('illisible')
  const debut = position + 30 + contenu.readUInt16LE(position + 26) + contenu.readUInt16LE(position + 28)
  const brut = contenu.subarray(debut, debut + compresse)
  if (methode !== 0 && methode !== 8) throw new ArchiveRefusee('illisible')
  if (methode === 0) {
    if (brut.length > plafond) throw new ArchiveRefusee('trop-grosse')
    return brut
  }
  try {
    // zlib refuses a ceiling of 0
    return inflateRawSync(brut, { maxOutputLength: Math.max(plafond, 1) })
  } catch (erreur) {
    const tropLong = (erreur as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    throw new ArchiveRefusee(tropLong ? 'trop-grosse' : 'illisible')
  }
}
