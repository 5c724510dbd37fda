import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { jeux } from '../jeux/tous.ts'
import type { Edition } from './publier.ts'

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  json: 'application/json; charset=utf-8',
}

/** The names that may be asked, and no others: none is made of what somebody typed. */
export const fichiers: ReadonlySet<string> = new Set([
  'datapackage.json',
  ...jeux.flatMap(({ nom }) => [`${nom}.csv`, `${nom}.parquet`, `${nom}.schema.json`]),
])

/** One file, streamed, with its length and its version. Opened before it is described: it may be replaced meanwhile. */
export async function servirFichier(
  c: Context,
  { dossier, faiteLe }: Edition,
  nom: string,
): Promise<Response> {
  const fichier = await open(join(dossier, nom))
  const { size } = await fichier.stat()
  const etag = `"${faiteLe.getTime()}-${size}"`
  const entetes = {
    etag,
    'last-modified': faiteLe.toUTCString(),
    // no-transform: the length told is the length sent
    'cache-control': 'public, max-age=3600, no-transform',
    'access-control-allow-origin': '*',
  }
  const connu = c.req.header('if-none-match')
  if (connu?.split(',').some(valeur => ['*', etag].includes(valeur.trim().replace(/^W\//, '')))) {
    await fichier.close()
    return new Response(null, { status: 304, headers: entetes })
  }
  const complets = {
    ...entetes,
    'content-type': types[nom.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'content-length': String(size),
    'content-disposition': `attachment; filename="${nom}"`,
  }
  if (c.req.method === 'HEAD') {
    await fichier.close()
    return new Response(null, { headers: complets })
  }
  // closes the file by itself, at the end as when the reader goes away
  return new Response(Readable.toWeb(fichier.createReadStream()) as ReadableStream, { headers: complets })
}
