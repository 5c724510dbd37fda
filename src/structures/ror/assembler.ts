import type { Token } from 'stream-json/parser.js'
import { refus } from './refus.ts'

/** What a document gives, piece by piece. */
export type Morceau =
  /** an element of the `entry` of a Bundle, of an array, or a whole document that has neither */
  | { sorte: 'element'; valeur: unknown }
  /** the rest of a Bundle whose entries were given before, or an empty array */
  | { sorte: 'enveloppe'; valeur: unknown }

/** A resource weighs a dozen kilobytes (interop.md §1.5); beyond these bounds, it is not a resource. */
const bornes = { profondeur: 100, caracteres: 20_000_000 }

type Conteneur = { valeur: Record<string, unknown> | unknown[]; cle: string | undefined }

/**
 * Builds values from JSON tokens, giving up each element of a Bundle or of an array as soon as it is complete, so
 * that memory holds one resource at a time whatever the size of the document.
 */
export function assembleur(): (jeton: Token) => Morceau | undefined {
  const pile: Conteneur[] = []
  let poids = 0
  let entreesLues = false

  function poser(valeur: unknown): Morceau | undefined {
    const parent = pile.at(-1)
    if (!parent) return terminer({ sorte: 'element', valeur })
    if (estFlux(pile)) return terminer({ sorte: 'element', valeur })
    if (Array.isArray(parent.valeur)) parent.valeur.push(valeur)
    // « __proto__ » as a key would change the object itself
    else if (parent.cle !== undefined && parent.cle !== '__proto__') parent.valeur[parent.cle] = valeur
    return undefined
  }

  function terminer(morceau: Morceau): Morceau {
    poids = 0
    if (pile.length === 0) entreesLues = false
    return morceau
  }

  function fermer(): Morceau | undefined {
    const flux = estFlux(pile)
    const ferme = pile.pop()
    if (flux) {
      entreesLues = true
      return pile.length === 0 ? terminer({ sorte: 'enveloppe', valeur: [] }) : undefined
    }
    if (pile.length === 0 && entreesLues) return terminer({ sorte: 'enveloppe', valeur: ferme?.valeur })
    return poser(ferme?.valeur)
  }

  return jeton => {
    poids += 'value' in jeton && typeof jeton.value === 'string' ? jeton.value.length + 1 : 1
    if (poids > bornes.caracteres || pile.length > bornes.profondeur) {
      throw refus('une de ses ressources est démesurée : ce n’est pas un export du ROR')
    }
    switch (jeton.name) {
      case 'startObject':
        pile.push({ valeur: {}, cle: undefined })
        return undefined
      case 'startArray':
        pile.push({ valeur: [], cle: undefined })
        return undefined
      case 'endObject':
      case 'endArray':
        return fermer()
      case 'keyValue': {
        const courant = pile.at(-1)
        if (courant) courant.cle = String(jeton.value)
        return undefined
      }
      case 'numberValue':
        return poser(Number(jeton.value))
      case 'stringValue':
      case 'nullValue':
      case 'trueValue':
      case 'falseValue':
        return poser(jeton.value)
      default:
        return undefined
    }
  }
}

/** The array on top of the stack is one whose elements are given up: a whole document, or a Bundle's `entry`. */
function estFlux(pile: Conteneur[]): boolean {
  if (!Array.isArray(pile.at(-1)?.valeur)) return false
  return pile.length === 1 || (pile.length === 2 && pile[0]?.cle === 'entry')
}
