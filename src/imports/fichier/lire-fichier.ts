import { lireClasseur } from './lire-classeur.ts'
import { lireTexte } from './lire-texte.ts'
import { reconnaitre } from './reconnaitre.ts'
import { type Lecture, refuser } from './tableau.ts'

/** Rows of a file that somebody sent, or the sentence that says what to mend. Never throws for what the file holds. */
export async function lireFichier(
  contenu: ArrayBuffer,
  noter: (titres: readonly string[]) => number,
): Promise<Lecture> {
  const nature = reconnaitre(new Uint8Array(contenu, 0, Math.min(contenu.byteLength, 16)))
  if (!nature.ok) return refuser(nature.message)
  return nature.genre === 'zip' ? lireClasseur(contenu) : lireTexte(new Uint8Array(contenu), noter)
}
