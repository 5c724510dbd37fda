import type { Acteur, Perimetre } from '#src/socle/acces/acteur.ts'
import { titulaireDe } from '#src/socle/acces/politiques.ts'

export const referentStructure = 'adm-referent-structure'
export const referentUnite = 'adm-referent-unite'

/** The profils whose holders give rights to others, from the closest to the field to the widest. */
export const profilsQuiDonnent = [
  referentStructure,
  referentUnite,
  'adm-departemental',
  'adm-regional',
  'adm-national',
] as const

/** Reads what administrators did, and administers nothing. */
export const delegueProtection = 'adm-dpo'

/** Whoever may give rights somewhere. On what, each use case decides. */
export const administrateur = titulaireDe(
  'administrateur',
  profilsQuiDonnent,
  'Cette page est ouverte aux référents des structures et aux équipes régionales. Vos référents peuvent faire ce changement pour vous.',
)

/** Administrators, and the data protection officer who watches over them: pages that are only read. */
export const controleur = titulaireDe(
  'controleur',
  [...profilsQuiDonnent, delegueProtection],
  'Cette page est ouverte aux référents des structures, aux équipes régionales et aux délégués à la protection des données.',
)

/** Where somebody gives and takes back rights, from the rights they hold now. */
export type Administration = {
  national: boolean
  regions: readonly string[]
  departements: readonly string[]
  /** Entités juridiques: all their structures. */
  entites: readonly string[]
  structures: readonly string[]
  unites: readonly { structureId: string; uniteId: string }[]
}

/** Each giver gives where this kind of perimeter says; a référent structure, in structures or in a whole entité. */
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
    entites: sur(referentStructure, 'entite').map(({ entiteId }) => entiteId),
    structures: sur(referentStructure, 'structure').map(({ structureId }) => structureId),
    unites: sur(referentUnite, 'unite').map(({ structureId, uniteId }) => ({ structureId, uniteId })),
  }
}

/** What somebody may read of a profil that bears on territories and gives nothing: assistance, data protection. */
export function territoireLu({ droits }: Pick<Acteur, 'droits'>, profil: string): Administration {
  const perimetres = droits.filter(droit => droit.profil === profil).map(({ perimetre }) => perimetre)
  return {
    ...administrationDe({ droits: [] }),
    national: perimetres.some(({ genre }) => genre === 'national'),
    regions: perimetres.flatMap(p => (p.genre === 'region' ? p.region : [])),
  }
}

/** What two administrations cover together. */
export function reunir(a: Administration, b: Administration): Administration {
  return {
    national: a.national || b.national,
    regions: [...a.regions, ...b.regions],
    departements: [...a.departements, ...b.departements],
    entites: [...a.entites, ...b.entites],
    structures: [...a.structures, ...b.structures],
    unites: [...a.unites, ...b.unites],
  }
}

/** From above: the regional teams, who name the first référents and the territorial ones. */
export function estTerritoriale({ national, regions, departements }: Administration): boolean {
  return national || regions.length > 0 || departements.length > 0
}
