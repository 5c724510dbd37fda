import { type Objet, objets, texte } from '../fhir.ts'
import { chercher } from './chercher.ts'
import type { Source } from './client.ts'
import { lireUne } from './lire-une.ts'

const systeme = 'urn:ietf:rfc:3986'

/**
 * The anomaly report that we deposited, as the ROR has it now: where it said that it keeps it, else by the identifier
 * that we gave it. The task of somebody else is none of ours, whatever the address.
 * @param identifiant 'urn:uuid:…'
 * @returns undefined when the ROR does not know it
 */
export async function lireTache(
  source: Source,
  { adresse, identifiant }: { adresse: string | null; identifiant: string },
): Promise<Objet | undefined> {
  const id = /(?:^|\/)Task\/([A-Za-z0-9.-]{1,64})(?=$|[/?])/.exec(adresse ?? '')?.[1]
  const lue = id ? await lireUne(source, 'Task', id) : undefined
  if (lue) return nosIdentifiants(lue).every(porte => porte === identifiant) ? lue : undefined
  const recherche = new URLSearchParams({ identifier: `${systeme}|${identifiant}` })
  for await (const { ressources } of chercher(source, `Task?${recherche}`)) {
    const sienne = ressources.find(
      ressource => ressource.resourceType === 'Task' && nosIdentifiants(ressource).includes(identifiant),
    )
    if (sienne) return sienne
  }
  return undefined
}

/** The ROR may have put an identifier of its own in place of ours: that one tells nothing. */
function nosIdentifiants(tache: Objet): string[] {
  return objets(tache.identifier).flatMap(({ system, value }) =>
    system === systeme ? (texte(value) ?? []) : [],
  )
}
