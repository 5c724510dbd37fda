import { type Balayage, balayer, debutDeBalayage, estBlanc } from './balayer.ts'
import { refus } from './refus.ts'

/** What a document gives, piece by piece, as JSON still to be parsed. */
export type Piece = {
  /**
   * An element of the `entry` of a Bundle, of an array, or a whole document that has neither; or what is left of a
   * document once its entries were given, with `[]` in their place.
   */
  sorte: 'element' | 'enveloppe'
  octets: Buffer
}

/** A resource weighs a dozen kilobytes (interop.md §1.5); beyond this, it is none. */
const poidsNormal = 20_000_000

const [guillemet, virgule, deuxPoints, crochet, crochetFin, accolade, accoladeFin] = Buffer.from(
  '",:[]{}',
) as unknown as [number, number, number, number, number, number, number]

/** The byte order mark that some systems put first. */
const marqueUtf8 = Buffer.from('\ufeff')

/**
 * Cuts JSON documents, one after the other, where their elements are: only brackets and quotes are looked at, so that
 * it goes at the speed of memory and holds one element at a time, whatever the size. What is between two brackets is
 * checked by whoever parses it.
 * @throws a refusal when the document is cut short, misshapen around its elements, or when one of them is no resource
 */
export function decoupeur(octetsMax = poidsNormal): {
  couper: (morceau: Buffer) => Generator<Piece>
  finir: () => Generator<Piece>
} {
  let marque = 0
  let ou: 'dehors' | 'objet' | 'liste' = 'dehors'
  let attendu: 'valeur-ou-fin' | 'valeur' | 'suite' = 'valeur-ou-fin'
  /** the list is the `entry` of an object, and not a whole document */
  let dansObjet = false
  let cle = ''
  let apresCle = false
  let valeur: Balayage | undefined
  const enCours = accumulateur(octetsMax)
  const enveloppe = accumulateur(octetsMax)
  let entreesDonnees = false

  function* couper(morceau: Buffer): Generator<Piece> {
    let i = 0
    let debutEnveloppe = 0
    for (; marque < marqueUtf8.length && i < morceau.length; i++, marque++) {
      if (morceau[i] === marqueUtf8[marque]) continue
      if (marque > 0) throw refus('il n’est pas encodé en UTF-8')
      marque = marqueUtf8.length
      break
    }
    while (i < morceau.length) {
      if (valeur) {
        const fin = balayer(valeur, morceau, i)
        const retenir = ou !== 'objet' || !apresCle
        if (retenir) enCours.ajouter(morceau.subarray(i, fin))
        i = fin
        if (!valeur.finie) break
        valeur = undefined
        if (ou === 'objet') cle = retenir ? lireCle(enCours.prendre()) : ''
        else yield { sorte: 'element', octets: enCours.prendre() }
        continue
      }
      const octet = morceau[i] as number
      if (estBlanc(octet)) {
        i++
      } else if (ou === 'dehors') {
        if (octet === crochet) {
          ou = 'liste'
          dansObjet = false
          attendu = 'valeur-ou-fin'
          i++
        } else if (octet === accolade) {
          ou = 'objet'
          cle = ''
          apresCle = false
          entreesDonnees = false
          debutEnveloppe = i
          i++
        } else valeur = debutDeBalayage()
      } else if (ou === 'liste') {
        if (octet === crochetFin && attendu !== 'valeur') {
          ou = dansObjet ? 'objet' : 'dehors'
          debutEnveloppe = i
          apresCle = false
          i++
        } else if (attendu === 'suite') {
          if (octet !== virgule) throw refus('ce n’est pas du JSON entre deux de ses ressources')
          attendu = 'valeur'
          i++
        } else {
          attendu = 'suite'
          valeur = debutDeBalayage()
        }
      } else if (octet === accoladeFin) {
        i++
        enveloppe.ajouter(morceau.subarray(debutEnveloppe, i))
        ou = 'dehors'
        yield { sorte: entreesDonnees ? 'enveloppe' : 'element', octets: enveloppe.prendre() }
      } else if (octet === crochet && apresCle && cle === 'entry') {
        i++
        enveloppe.ajouter(morceau.subarray(debutEnveloppe, i))
        ou = 'liste'
        dansObjet = true
        entreesDonnees = true
        attendu = 'valeur-ou-fin'
      } else if (octet === deuxPoints || octet === virgule) {
        apresCle = octet === deuxPoints
        i++
      } else valeur = debutDeBalayage()
    }
    if (ou === 'objet') enveloppe.ajouter(morceau.subarray(debutEnveloppe))
  }

  function* finir(): Generator<Piece> {
    if (ou !== 'dehors') throw refus('le fichier est tronqué')
    // a number or a word ends with the file
    if (valeur) yield { sorte: 'element', octets: enCours.prendre() }
  }
  return { couper, finir }
}

function accumulateur(octetsMax: number) {
  let morceaux: Buffer[] = []
  let poids = 0
  return {
    ajouter: (morceau: Buffer) => {
      poids += morceau.length
      if (poids > octetsMax)
        throw refus('une de ses ressources est démesurée : ce n’est pas un export du ROR')
      morceaux.push(morceau)
    },
    prendre: (): Buffer => {
      const [seul = Buffer.alloc(0)] = morceaux
      const pris = morceaux.length > 1 ? Buffer.concat(morceaux) : seul
      morceaux = []
      poids = 0
      return pris
    },
  }
}

/** The words of a key; '' when it is none. */
function lireCle(octets: Buffer): string {
  if (octets[0] !== guillemet || octets.length > 40) return ''
  try {
    return JSON.parse(octets.toString())
  } catch {
    return ''
  }
}
