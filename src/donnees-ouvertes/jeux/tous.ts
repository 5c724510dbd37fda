import { places, tarifs } from './grand-age.ts'
import type { Jeu } from './jeu.ts'
import { capacites, offres } from './offres.ts'
import { structures } from './structures.ts'

/** The tables published every night. No personal data: neither names of people, nor addresses that may be somebody's. */
export const jeux: readonly Jeu[] = [structures, offres, capacites, tarifs, places]
