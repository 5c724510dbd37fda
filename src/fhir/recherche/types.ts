import type { TypeFhir } from '../ids.ts'
import { parametresLieu } from './lieu.ts'
import { parametresOffre } from './offre.ts'
import { parametresOrganisation } from './organisation.ts'
import type { Parametre } from './parametre.ts'

/** The types served, each with all that may be searched in it. The routes and the CapabilityStatement both read this table. */
export const types: Record<TypeFhir, { profils: readonly string[]; parametres: readonly Parametre[] }> = {
  Organization: {
    profils: ['ror-organization', 'ror-internal-organization', 'ror-core-organization-uf'],
    parametres: parametresOrganisation,
  },
  HealthcareService: { profils: ['ror-healthcareservice'], parametres: parametresOffre },
  Location: { profils: ['ror-location'], parametres: parametresLieu },
}

export const nomsDesTypes = Object.keys(types) as TypeFhir[]
export const estType = (nom: string): nom is TypeFhir => Object.hasOwn(types, nom)
