import { hash } from 'node:crypto'
import type { Genre } from '../../tables.ts'
import { codages, instant, type Objet, objet } from '../fhir.ts'
import { tableDe } from '../terminologies.ts'
import { genreDe } from './ressource.ts'

export type RessourceRecue = {
  type: string
  id: string
  genre: Genre
  maj_le: string | null
  region: string | null
  contenu: string
  /** Of the content as it came: the same one again is known at once. */
  empreinte: string
  /** What its fiche shows of it, when it was read while it was in hand. */
  lu?: object
}

export type MotifIgnore = 'sans-identifiant' | 'type-hors-annuaire'

/**
 * What the mirror needs to know of a resource before keeping it whole. Its dates and region may be missing, its
 * type must be one that the directory holds, and it must have an id.
 */
export function identifierRessource(
  valeur: Objet,
): { ok: true; recue: RessourceRecue } | { ok: false; motif: MotifIgnore } {
  const genre = genreDe(valeur)
  if (!genre) return { ok: false, motif: 'type-hors-annuaire' }
  // FHIR bounds ids to 64 characters of a small alphabet; some sources are a little freer
  const id = typeof valeur.id === 'string' && /^[\w.:-]{1,128}$/.test(valeur.id) ? valeur.id : undefined
  if (!id) return { ok: false, motif: 'sans-identifiant' }
  const meta = objet(valeur.meta)
  const contenu = enJson(valeur)
  return {
    ok: true,
    recue: {
      type: String(valeur.resourceType),
      id,
      genre,
      maj_le: instant(meta?.lastUpdated) ?? null,
      region: codages(meta?.tag).find(tag => tableDe(tag) === 'R30')?.code ?? null,
      contenu,
      empreinte: hash('md5', contenu),
    },
  }
}

/** JSON that PostgreSQL accepts: it knows neither the null character nor half a surrogate pair. */
function enJson(valeur: Objet): string {
  const json = JSON.stringify(valeur)
  if (!/\\u(0000|d[89a-f])/i.test(json)) return json
  return JSON.stringify(valeur, (_cle, v: unknown) =>
    typeof v === 'string' ? v.toWellFormed().replaceAll('\0', '') : v,
  )
}
