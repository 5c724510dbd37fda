import type { Objet } from '../fhir.ts'
import type { Source } from './client.ts'
import { echec } from './echec.ts'

/** Reads one resource by its id. @returns undefined when the source says that it is no more (404, 410) */
export async function lireUne(source: Source, type: string, id: string): Promise<Objet | undefined> {
  const { statut, corps } = await source.lire(`${type}/${encodeURIComponent(id)}`)
  if (statut === 404 || statut === 410) return undefined
  if (!corps || corps.resourceType !== type || corps.id !== id) {
    throw echec('reponse-illisible', `Le ROR a rendu autre chose que ${type}/${id}.`)
  }
  return corps
}
