import { type Objet, objet, objets, referenceVers, texte } from '../fhir.ts'

export type Ressource = Objet & { resourceType: string; id: string }

/** The types that the ROR lets search (interop.md §1.2), and the anomaly reports that it takes. */
export const typesServis = [
  'Organization',
  'HealthcareService',
  'Location',
  'Practitioner',
  'PractitionerRole',
  'Task',
] as const
export type TypeServi = (typeof typesServis)[number]

export const estServi = (type: string): type is TypeServi => (typesServis as readonly string[]).includes(type)

export function estRessource(valeur: unknown): valeur is Ressource {
  const lue = objet(valeur)
  return typeof lue?.resourceType === 'string' && typeof lue.id === 'string'
}

/** Instant of the last change, in ms; 0 when the resource does not say. */
export function majDe(ressource: Ressource): number {
  return Date.parse(texte(objet(ressource.meta)?.lastUpdated) ?? '') || 0
}

export function dater(ressource: Ressource, instant: Date): Ressource {
  return { ...ressource, meta: { ...objet(ressource.meta), lastUpdated: instant.toISOString() } }
}

/** The links that searches follow: whence, and the references found there. */
const liens = {
  'HealthcareService:organization': { vers: 'Organization', lire: (r: Ressource) => [r.providedBy] },
  'HealthcareService:location': { vers: 'Location', lire: (r: Ressource) => objets(r.location) },
  'Organization:partof': { vers: 'Organization', lire: (r: Ressource) => [r.partOf] },
  'PractitionerRole:service': {
    vers: 'HealthcareService',
    lire: (r: Ressource) => objets(r.healthcareService),
  },
  'PractitionerRole:practitioner': { vers: 'Practitioner', lire: (r: Ressource) => [r.practitioner] },
  'PractitionerRole:organization': { vers: 'Organization', lire: (r: Ressource) => [r.organization] },
} satisfies Record<string, { vers: TypeServi; lire: (r: Ressource) => unknown[] }>
export type Lien = keyof typeof liens

export const estLien = (nom: string): nom is Lien => Object.hasOwn(liens, nom)

/** Type of what that link starts from. */
export const origineDe = (lien: Lien) => lien.slice(0, lien.indexOf(':')) as TypeServi

/** Where that link of the resource leads: 'Organization/12'. */
export function cibles(lien: Lien, ressource: Ressource): string[] {
  const { vers, lire } = liens[lien]
  return lire(ressource).flatMap(valeur => {
    const id = referenceVers(vers, valeur)
    return id ? [`${vers}/${id}`] : []
  })
}
