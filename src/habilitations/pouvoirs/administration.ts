import type { Acteur, Perimetre } from '#src/socle/acces/acteur.ts'
import { titulaireDe } from '#src/socle/acces/politiques.ts'

export const referentStructure = 'adm-referent-structure'

/** The profils whose holders give rights to others, from the closest to the field to the widest. */
export const profilsQuiDonnent = [
  referentStructure,
  'adm-referent-unite',
  'adm-departemental',
  'adm-regional',
  'adm-national',
] as const

/** Whoever may give rights somewhere. On what, each use case decides. */
export const administrateur = titulaireDe(
  'administrateur',
  profilsQuiDonnent,
  'Cette page est ouverte aux référents des structures et aux équipes régionales. Vos référents peuvent faire ce changement pour vous.',
)

/** Where somebody gives and takes back rights, from the rights they hold now. */
export type Administration = {
  national: boolean
  regions: readonly string[]
  departements: readonly string[]
  structures: readonly string[]
  unites: readonly { structureId: string; uniteId: string }[]
}

/** Where a structure stands: what decides who administers it. */
export type Lieu = { structureId: string; departement: string | null; region: string | null }

export function administrationDe({ droits }: Pick<Acteur, 'droits'>): Administration {
  const sur = <G extends Perimetre['genre']>(profil: string, genre: G) =>
    droits
      .filter(droit => droit.profil === profil)
      .map(({ perimetre }) => perimetre)
      .filter((p): p is Extract<Perimetre, { genre: G }> => p.genre === genre)
  return {
    national: sur('adm-national', 'national').length > 0,
    regions: sur('adm-regional', 'region').map(({ region }) => region),
    departements: sur('adm-departemental', 'departement').map(({ departement }) => departement),
    structures: sur(referentStructure, 'structure').map(({ structureId }) => structureId),
    unites: sur('adm-referent-unite', 'unite').map(({ structureId, uniteId }) => ({ structureId, uniteId })),
  }
}

/** From above: the regional teams, who name the first référents and the territorial ones. */
export function estTerritoriale({ national, regions, departements }: Administration): boolean {
  return national || regions.length > 0 || departements.length > 0
}

/** Whether the whole structure is theirs to administer. Its SQL twin is `structuresDe`. */
export function administreStructure(a: Administration, lieu: Lieu): boolean {
  return (
    a.national ||
    a.structures.includes(lieu.structureId) ||
    (lieu.departement !== null && a.departements.includes(lieu.departement)) ||
    (lieu.region !== null && a.regions.includes(lieu.region))
  )
}

/** The units to which somebody is limited in a structure; null when it is wholly theirs, empty when not at all. */
export function unitesAdministrees(a: Administration, lieu: Lieu): readonly string[] | null {
  if (administreStructure(a, lieu)) return null
  return a.unites.filter(({ structureId }) => structureId === lieu.structureId).map(({ uniteId }) => uniteId)
}

/**
 * Whether somebody gives and takes back rights on this perimeter. Territories are given from above only:
 * a département by its region, a region and the nation by the nation.
 * @param lieu of the structure, or of the département (its region), when there is one
 */
export function administre(
  a: Administration,
  perimetre: Perimetre,
  lieu: Omit<Lieu, 'structureId'>,
): boolean {
  switch (perimetre.genre) {
    case 'structure':
      return administreStructure(a, { ...lieu, structureId: perimetre.structureId })
    case 'unite':
      return (
        administreStructure(a, { ...lieu, structureId: perimetre.structureId }) ||
        a.unites.some(({ uniteId }) => uniteId === perimetre.uniteId)
      )
    case 'departement':
      return a.national || (lieu.region !== null && a.regions.includes(lieu.region))
    case 'region':
    case 'national':
      return a.national
    default:
      return perimetre satisfies never
  }
}
