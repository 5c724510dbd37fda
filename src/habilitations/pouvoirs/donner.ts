import type { Perimetre } from '#src/socle/acces/acteur.ts'
import { type Familles, type Profil, pourquoiPas } from '../regles/profils.ts'
import type { Niveau } from '../tables.ts'
import type { Administration } from './administration.ts'
import { auMoins, niveauSur, type Situation } from './niveaux.ts'

/** What a profil says of who gives it: its row in the table `profil`. */
type Donnable = Pick<Profil, 'donne_a_partir_de'>

/**
 * Whether somebody gives and takes back this profil on this perimeter: the perimeter is theirs, at the level from
 * which the profil is given. A right that no longer fits its structure is still theirs to end.
 */
export function aLePouvoir(
  a: Administration,
  profil: Donnable,
  perimetre: Perimetre,
  lieu: Situation,
): boolean {
  const niveau = niveauSur(a, perimetre, lieu)
  return niveau !== null && auMoins(niveau, profil.donne_a_partir_de)
}

/**
 * The one answer to « what may I give here? »: forms offer it, use cases check it, buttons ask it. Among the catalogue,
 * the profils that this person has the power to give on this perimeter, and that make sense there.
 */
export function profilsQueLActeurPeutDonner<P extends Profil>(
  a: Administration,
  perimetre: Perimetre,
  lieu: Situation & { familles: Familles },
  catalogue: readonly P[],
): P[] {
  return catalogue.filter(
    profil =>
      aLePouvoir(a, profil, perimetre, lieu) && pourquoiPas(profil, perimetre, lieu.familles) === null,
  )
}

/** Whether anything at all is theirs to give on this kind of perimeter: else the place does not exist for them. */
export function donneIci(
  a: Administration,
  perimetre: Perimetre,
  lieu: Situation,
  catalogue: readonly Profil[],
): boolean {
  return catalogue.some(
    profil => profil.perimetres.includes(perimetre.genre) && aLePouvoir(a, profil, perimetre, lieu),
  )
}

/** Whom to ask for a profil that one may not give: « se demande … ». */
export const quiDonne: Record<Niveau, string> = {
  unite: 'au référent de l’unité',
  structure: 'au référent de la structure',
  departement: 'à l’équipe départementale',
  region: 'à l’équipe régionale',
  national: 'aux administrateurs nationaux',
}
