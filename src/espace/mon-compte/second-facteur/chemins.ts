import { cheminCompte } from '../cadre.tsx'

export const cheminGerer = `${cheminCompte}/second-facteur`
export const cheminRetrait = `${cheminGerer}/retirer`
export const cheminAppareils = `${cheminCompte}/appareils`
