import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import bibliotheque from 'maplibre-gl/package.json' with { type: 'json' }

/** What the map is made of, served by us: no tile server, nobody else learns what families look for. */
const sources = {
  'maplibre-gl.mjs': { ou: 'maplibre-gl/dist/maplibre-gl.mjs', type: 'text/javascript; charset=utf-8' },
  'maplibre-gl-worker.mjs': {
    ou: 'maplibre-gl/dist/maplibre-gl-worker.mjs',
    type: 'text/javascript; charset=utf-8',
  },
  'maplibre-gl.css': { ou: 'maplibre-gl/dist/maplibre-gl.css', type: 'text/css; charset=utf-8' },
  'departements.topojson': { ou: null, type: 'application/json; charset=utf-8' },
} as const
type Nom = keyof typeof sources

export type FichierDeCarte = { type: string; brut: Buffer; comprime: Buffer }

/** Names the folder of the files: they may then be kept for ever. */
export const versionDeLaCarte: string = `${bibliotheque.version}-1`

const lus = new Map<Nom, Promise<FichierDeCarte>>()

/** A file of the map, read and compressed at its first request, then kept: 1.7 MB that most processes never need. */
export function fichierDeCarte(nom: string): Promise<FichierDeCarte> | undefined {
  if (!Object.hasOwn(sources, nom)) return undefined
  const voulu = nom as Nom
  const connu = lus.get(voulu) ?? lire(voulu)
  lus.set(voulu, connu)
  return connu
}

async function lire(nom: Nom): Promise<FichierDeCarte> {
  const { ou, type } = sources[nom]
  const chemin = ou ? fileURLToPath(import.meta.resolve(ou)) : join(import.meta.dirname, nom)
  const brut = await readFile(chemin)
  return { type, brut, comprime: await promisify(gzip)(brut, { level: 9 }) }
}
