import { messages } from './tableau.ts'

export type Nature = { ok: true; genre: 'texte' | 'zip' } | { ok: false; message: string }

const signatures: readonly { octets: readonly number[]; message: string }[] = [
  { octets: [0xd0, 0xcf, 0x11, 0xe0], message: messages.protege },
  { octets: [0x25, 0x50, 0x44, 0x46], message: messages.pdf },
  { octets: [0x89, 0x50, 0x4e, 0x47], message: messages.image },
  { octets: [0xff, 0xd8, 0xff], message: messages.image },
  { octets: [0x47, 0x49, 0x46, 0x38], message: messages.image },
  { octets: [0x52, 0x49, 0x46, 0x46], message: messages.image },
  { octets: [0x42, 0x4d], message: messages.image },
  { octets: [0x1f, 0x8b], message: messages.archive },
]

/** What a file is, from its first bytes: its name and announced type are the sender's word. */
export function reconnaitre(contenu: Uint8Array): Nature {
  if (contenu.length === 0) return { ok: false, message: messages.vide }
  const commencePar = (octets: readonly number[]) => octets.every((octet, i) => contenu[i] === octet)
  if (commencePar([0x50, 0x4b, 0x03, 0x04])) return { ok: true, genre: 'zip' }
  // « BM » also starts honest words: a bitmap has NUL bytes right after its size
  const connue = signatures.find(
    ({ octets }) => commencePar(octets) && (octets.length > 2 || contenu[6] === 0 || contenu[0] === 0x1f),
  )
  return connue ? { ok: false, message: connue.message } : { ok: true, genre: 'texte' }
}
