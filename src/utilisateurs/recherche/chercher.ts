import type { Lecture } from '#src/socle/base/base.ts'
import type { Criteres } from './criteres.ts'
import { chercherLarge } from './large.ts'
import { lireMots } from './mots.ts'
import { estProche, type Portee } from './portee.ts'
import { chercherProche } from './proche.ts'
import type { Fenetre, Trouves } from './trouves.ts'

/** « Rechercher un utilisateur » (G8): who matches, inside the perimeter and nowhere else, best first. */
export function chercher(
  base: Lecture,
  recherche: { portee: Portee; criteres: Criteres; maintenant: Date },
  fenetre: Fenetre,
): Promise<Trouves> {
  const complete = { ...recherche, mots: lireMots(recherche.criteres.q) }
  return estProche(recherche.portee)
    ? chercherProche(base, complete, fenetre)
    : chercherLarge(base, complete, fenetre)
}
