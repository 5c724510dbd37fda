import type { TypeDePiece } from '../tables.ts'

export type Piece = { nom: string; type: TypeDePiece; contenu: Buffer }
export type PieceLue = { ok: true; piece: Piece } | { ok: false; message: string }

/** As the base has it: a scan of a page or two. */
export const octetsMax = 5 * 1024 * 1024

const genres: readonly { type: TypeDePiece; extension: string; debut: readonly number[] }[] = [
  { type: 'application/pdf', extension: 'pdf', debut: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', extension: 'png', debut: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', extension: 'jpg', debut: [0xff, 0xd8, 0xff] },
]

/** A proof that somebody attaches. What it is, is read in its first bytes; of its name, only harmless characters stay. */
export function lirePiece(nomEnvoye: string, contenu: Buffer): PieceLue {
  if (contenu.length === 0) return { ok: false, message: 'Ce fichier est vide : choisissez-en un autre.' }
  if (contenu.length > octetsMax)
    return {
      ok: false,
      message: 'Ce fichier dépasse 5 Mo : envoyez-en un plus léger, ou seulement la page utile.',
    }
  const genre = genres.find(({ debut }) => debut.every((octet, i) => contenu[i] === octet))
  if (!genre) return { ok: false, message: 'Choisissez un fichier PDF, PNG ou JPEG.' }
  return { ok: true, piece: { nom: `${nomSur(nomEnvoye)}.${genre.extension}`, type: genre.type, contenu } }
}

function nomSur(nom: string): string {
  const sansExtension = nom.replace(/\.[a-z0-9]{1,5}$/i, '')
  const sur = sansExtension
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return sur.slice(0, 80) || 'piece'
}
