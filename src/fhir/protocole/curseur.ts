import { refuser } from './issues.ts'

/** Where the next page starts: after this row, in the order of its search. `rang` in microseconds, when dates give the order. */
export type Curseur = { id: string; rang: number }

const forme = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,16})$/

/** Opaque to its reader, who has nothing to do with it but to send it back. */
export function ecrireCurseur({ id, rang }: Curseur): string {
  return Buffer.from(`${id}.${rang}`).toString('base64url')
}

/** @throws RefusFhir 400 for one that we did not write */
export function lireCurseur(texte: string): Curseur {
  const [, id, rang] = forme.exec(Buffer.from(texte.slice(0, 200), 'base64url').toString('latin1')) ?? []
  if (!id || !rang) return refuser('invalid', '_page : suivez le lien « next » tel que le serveur l’a écrit.')
  return { id, rang: Number(rang) }
}
