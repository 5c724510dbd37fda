import type { Context } from 'hono'

/** A body that is not taken: too large, of another type, or that cannot be read. */
export class CorpsRefuse extends Error {
  readonly statut: 400 | 413 | 415
  constructor(statut: 400 | 413 | 415, message: string) {
    super(message)
    this.statut = statut
  }
}

type Bornes = { types: readonly string[]; octets: number; profondeur: number }

/** Names by which a body could reach what all objects share. */
const interdites = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * The JSON of a request, once nothing in it can hurt: bounded in bytes and in depth, true UTF-8, no U+0000 (which no
 * base holds), no half of an emoji, no name that leads to the prototype of objects.
 * @throws CorpsRefuse
 */
export async function lireJson(c: Context, { types, octets, profondeur }: Bornes): Promise<unknown> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!types.includes(type)) throw new CorpsRefuse(415, `Le type attendu est ${types.join(' ou ')}.`)
  const trop = new CorpsRefuse(413, `Le contenu dépasse ${octets / 1024} Kio.`)
  if (Number(c.req.header('content-length') ?? 0) > octets) throw trop
  const corps = await c.req.arrayBuffer()
  if (corps.byteLength > octets) throw trop
  const valeur = analyser(corps)
  controler(valeur, profondeur)
  return valeur
}

function analyser(corps: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(corps))
  } catch {
    throw new CorpsRefuse(400, 'Le contenu n’est pas du JSON en UTF-8.')
  }
}

function controler(valeur: unknown, reste: number): void {
  if (typeof valeur === 'string') controlerTexte(valeur)
  if (typeof valeur !== 'object' || valeur === null) return
  if (reste === 0) throw new CorpsRefuse(400, 'Le contenu est imbriqué trop profondément.')
  for (const [nom, contenu] of Object.entries(valeur)) {
    if (interdites.has(nom)) throw new CorpsRefuse(400, `L’attribut « ${nom} » n’est pas permis.`)
    controlerTexte(nom)
    controler(contenu, reste - 1)
  }
}

function controlerTexte(texte: string): void {
  if (texte.includes('\0') || !texte.isWellFormed())
    throw new CorpsRefuse(400, 'Le contenu porte un caractère qui n’en est pas un.')
}
