import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { GenrePerimetre, Module, TableProfil } from '../tables.ts'

export type Profil = TableProfil

/** The families of profils that make sense in a structure, by its category; administration always does. */
export type Familles = readonly string[]

export const titreDuModule: Record<Module, string> = {
  transverse: 'Administration',
  sanitaire: 'Sanitaire',
  'grand-age': 'Grand Âge',
  handicap: 'Handicap',
  tnd: 'TND',
  observatoire: 'Observatoire',
}

/** « sur une unité » : for the sentence that says why a profil does not fit. */
const motDuGenre: Record<GenrePerimetre, string> = {
  structure: 'une structure',
  unite: 'une unité',
  entite: 'une entité juridique',
  departement: 'un département',
  region: 'une région',
  national: 'le niveau national',
}

/**
 * Why a profil cannot be given there, or null when it can: it must make sense on that kind of perimeter, and fit
 * the category of the structure.
 */
export function pourquoiPas(
  profil: Pick<Profil, 'libelle' | 'famille' | 'perimetres'>,
  perimetre: Pick<Perimetre, 'genre'>,
  familles: Familles,
): string | null {
  if (!profil.perimetres.includes(perimetre.genre))
    return `« ${profil.libelle} » ne se donne pas sur ${motDuGenre[perimetre.genre]}.`
  const dansUneStructure = perimetre.genre === 'structure' || perimetre.genre === 'unite'
  const convient = profil.famille === 'administration' || familles.includes(profil.famille)
  return dansUneStructure && !convient
    ? `« ${profil.libelle} » ne convient pas à la catégorie de cette structure.`
    : null
}
