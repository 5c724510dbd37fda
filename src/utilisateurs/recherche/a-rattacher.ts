import {
  type Compte,
  trouverCompteParCourriel,
  trouverCompteParRpps,
} from '#src/comptes/identite/requetes.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { rechercheExacte } from './mots.ts'
import { estDansPortee, type Portee } from './portee.ts'

/** All that is said of somebody whom one does not administer. */
export type ARattacher = Pick<Compte, 'id' | 'prenom' | 'nom' | 'profession'>

/**
 * Somebody from elsewhere, found only because their whole address or RPPS was typed: who they are, so that a right
 * can be given to the account they have instead of making a second one (G12). Null when there is nobody, or when
 * they are in the perimeter: the search itself then shows them.
 */
export async function trouverARattacher(
  base: Lecture,
  portee: Portee,
  saisie: string,
): Promise<ARattacher | null> {
  const exacte = rechercheExacte(saisie)
  if (!exacte) return null
  const compte =
    'rpps' in exacte
      ? await trouverCompteParRpps(base, exacte.rpps)
      : await trouverCompteParCourriel(base, exacte.courriel)
  if (!compte || (await estDansPortee(base, portee, compte.id))) return null
  const { id, prenom, nom, profession } = compte
  return { id, prenom, nom, profession }
}
