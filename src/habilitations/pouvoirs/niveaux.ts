import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Niveau } from '../tables.ts'
import type { Administration } from './administration.ts'

/** From the closest to the field to the widest. */
const niveaux = ['unite', 'structure', 'departement', 'region', 'national'] as const satisfies Niveau[]

export type Territoire = { departement: string | null; region: string | null }

/** Where a perimeter stands: what decides who administers it. */
export type Situation = {
  /** Entité juridique of the structure, or the entité itself. */
  entite: string | null
  /** Its own for a structure, a département or a region; those of all its structures for an entité; none for the nation. */
  territoires: readonly Territoire[]
}

export function auMoins(niveau: Niveau, attendu: Niveau): boolean {
  return niveaux.indexOf(niveau) >= niveaux.indexOf(attendu)
}

/**
 * At which level somebody administers a perimeter, the widest of those they hold; null when it is not theirs at all.
 * An entité belongs to a territory only when every one of its structures stands there.
 */
export function niveauSur(a: Administration, perimetre: Perimetre, lieu: Situation): Niveau | null {
  if (a.national) return 'national'
  return niveauTerritorial(a, lieu.territoires) ?? niveauDeTerrain(a, perimetre, lieu.entite)
}

function niveauTerritorial(a: Administration, territoires: readonly Territoire[]): Niveau | null {
  const atteints = territoires.map(({ departement, region }): Niveau | null => {
    if (region !== null && a.regions.includes(region)) return 'region'
    return departement !== null && a.departements.includes(departement) ? 'departement' : null
  })
  if (atteints.length === 0 || atteints.includes(null)) return null
  return atteints.includes('departement') ? 'departement' : 'region'
}

function niveauDeTerrain(a: Administration, perimetre: Perimetre, entite: string | null): Niveau | null {
  switch (perimetre.genre) {
    case 'structure':
    case 'unite': {
      const laStructure =
        a.structures.includes(perimetre.structureId) || (entite !== null && a.entites.includes(entite))
      if (laStructure) return 'structure'
      const lUnite =
        perimetre.genre === 'unite' && a.unites.some(({ uniteId }) => uniteId === perimetre.uniteId)
      return lUnite ? 'unite' : null
    }
    case 'entite':
      return a.entites.includes(perimetre.entiteId) ? 'structure' : null
    case 'departement':
    case 'region':
    case 'national':
      return null
    default:
      return perimetre satisfies never
  }
}

/** A structure and where it stands. */
export type SituationDeStructure = Situation & { structureId: string }

/** Whether the whole structure is theirs to administer. Its SQL twin is `structuresDe`. */
export function administreStructure(a: Administration, lieu: SituationDeStructure): boolean {
  return niveauSur(a, { genre: 'structure', structureId: lieu.structureId }, lieu) !== null
}

/** The units to which somebody is limited in a structure; null when it is wholly theirs, empty when not at all. */
export function unitesAdministrees(a: Administration, lieu: SituationDeStructure): readonly string[] | null {
  if (administreStructure(a, lieu)) return null
  return a.unites.filter(({ structureId }) => structureId === lieu.structureId).map(({ uniteId }) => uniteId)
}
