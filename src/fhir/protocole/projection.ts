import type { FhirResource } from 'fhir/r4.js'
import { refuser } from './issues.ts'

/** What of each resource is shown. Null: everything. */
export type Choix = { elements: ReadonlySet<string> | null; nombreSeul: boolean; joli: boolean }

/** Parameters that change how an answer looks, not what it holds. */
export const parametresDeForme: ReadonlySet<string> = new Set(['_elements', '_summary', '_format', '_pretty'])

/** What R4 marks « Σ » of the elements that we emit. */
const resume = [
  'identifier',
  'active',
  'type',
  'name',
  'partOf',
  'providedBy',
  'category',
  'specialty',
  'location',
  'status',
  'operationalStatus',
  'mode',
]
const toujours = ['resourceType', 'id', 'meta']

/** @throws RefusFhir 400 for a `_summary` that this server does not do */
export function lireChoix(parametres: readonly [string, string][]): Choix {
  const dernier = (nom: string) => parametres.findLast(([connu]) => connu === nom)?.[1]
  const [elements, summary] = [dernier('_elements'), dernier('_summary')]
  if (summary !== undefined && !['true', 'false', 'data', 'count'].includes(summary))
    refuser('value', '_summary : true, data, count ou false.')
  const choisis =
    elements !== undefined ? elements.split(',').map(nom => nom.trim()) : summary === 'true' ? resume : null
  return {
    elements: choisis && new Set([...toujours, ...choisis]),
    nombreSeul: summary === 'count',
    joli: dernier('_pretty') === 'true',
  }
}

/** Marked as partial, as FHIR wants, so that nobody writes it back for a whole one. */
export function projeter<R extends FhirResource>(ressource: R, { elements }: Choix): R {
  if (!elements) return ressource
  const gardes = Object.entries(ressource).filter(([nom]) => elements.has(nom.replace(/^_/, '')))
  const partielle = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }
  return {
    ...(Object.fromEntries(gardes) as R),
    meta: { ...ressource.meta, tag: [...(ressource.meta?.tag ?? []), partielle] },
  }
}
