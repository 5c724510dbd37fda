import type { Genre } from '../../tables.ts'
import { codages, type Objet, objet, texte } from '../fhir.ts'
import { tableDe } from '../terminologies.ts'
import { lireIdentifiants } from './identifiants-ror.ts'

/** Which of our things a resource describes; undefined for a type that the directory does not hold. */
export function genreDe(ressource: Objet): Genre | undefined {
  switch (ressource.resourceType) {
    case 'Organization':
      return genreOrganisation(ressource)
    case 'HealthcareService':
      return 'offre'
    case 'Location':
      return 'lieu'
    case 'Practitioner':
      return 'professionnel'
    case 'PractitionerRole':
      return 'situation'
    default:
      return undefined
  }
}

/**
 * EJ, EG and OI share one resource. No mark tells an EJ from an EG (interop.md §7): what decides is, in order, an
 * identifier of internal organisation, a typed level, a category of establishment, a legal status, a SIRET or a
 * SIREN, and at last whether it belongs to another organisation.
 */
function genreOrganisation(organisation: Objet): 'entite-juridique' | 'structure' | 'unite' {
  const { natures, niveau } = lireIdentifiants(organisation)
  const types = codages(organisation.type)
  const tables = new Set(types.map(tableDe))
  if (
    natures.has('interne') ||
    tables.has('R207') ||
    aProfil(organisation, /internal-organization|organization-uf/)
  ) {
    return 'unite'
  }
  const declare = types.find(type => tableDe(type) === 'R67')?.code
  if (declare === 'EJ' || declare === 'EG') return declare === 'EJ' ? 'entite-juridique' : 'structure'
  if (niveau) return niveau
  if (tables.has('R66') || tables.has('R02')) return 'structure'
  if (tables.has('R72') || tables.has('R69')) return 'entite-juridique'
  if (natures.has('siret') || natures.has('siren'))
    return natures.has('siret') ? 'structure' : 'entite-juridique'
  return organisation.partOf ? 'structure' : 'entite-juridique'
}

function aProfil(ressource: Objet, motif: RegExp): boolean {
  const profils = objet(ressource.meta)?.profile
  return Array.isArray(profils) && profils.some(profil => motif.test(texte(profil) ?? ''))
}
