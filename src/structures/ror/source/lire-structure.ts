import type { Objet } from '../fhir.ts'
import { chercher } from './chercher.ts'
import type { Source } from './client.ts'
import { lireUne } from './lire-une.ts'

/**
 * Everything about one structure: itself and what it hangs from, its offers with their organisations, places and
 * people (interop.md §1.5).
 * @param cible its ROR id when it has one, else its FINESS
 * @returns nothing at all when the ROR does not know it
 */
export async function* lireStructureDuRor(
  source: Source,
  cible: { rorId: string | null; finess: string | null },
): AsyncGenerator<Objet> {
  if (cible.rorId) {
    const elle = await lireUne(source, 'Organization', cible.rorId)
    if (!elle) return
    yield elle
  }
  if (!cible.finess) return
  const national = `1${cible.finess}`
  const recherches = [
    new URLSearchParams({ identifier: national, _include: 'Organization:partof' }),
    new URLSearchParams([
      ['organization.identifier:above', national],
      ['_include', 'HealthcareService:organization'],
      ['_include:iterate', 'Organization:partof'],
      ['_include', 'HealthcareService:location'],
      ['_revinclude', 'PractitionerRole:service'],
      ['_include', 'PractitionerRole:practitioner'],
      ['_count', '200'],
    ]),
  ]
  for (const [rang, type] of (['Organization', 'HealthcareService'] as const).entries()) {
    for await (const { ressources } of chercher(source, `${type}?${recherches[rang]}`)) yield* ressources
  }
}
