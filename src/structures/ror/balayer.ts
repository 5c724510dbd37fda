import { refus } from './refus.ts'

/** Where the scan of one JSON value stands, from one piece of the file to the next. */
export type Balayage = { profondeur: number; chaine: boolean; echappe: boolean; nue: boolean; finie: boolean }

export const debutDeBalayage = (): Balayage => ({
  profondeur: 0,
  chaine: false,
  echappe: false,
  nue: false,
  finie: false,
})

const profondeurMax = 100

const guillemet = 0x22
const oblique = 0x5c
const virgule = 0x2c
const crochet = 0x5b
const crochetFin = 0x5d
const accolade = 0x7b
const accoladeFin = 0x7d

export const estBlanc = (octet: number) =>
  octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09

/**
 * Looks for the end of a value, told by its brackets and quotes alone.
 * @returns the offset after it, `finie` being then true; the length of the piece when it goes on beyond
 * @throws a refusal when it is nested deeper than any resource
 */
export function balayer(etat: Balayage, octets: Uint8Array, debut: number): number {
  const fin = octets.length
  let { profondeur, chaine, echappe, nue } = etat
  let i = debut
  let finie = false
  while (i < fin) {
    if (chaine) {
      if (echappe) {
        echappe = false
        i++
        continue
      }
      let o = octets[i] as number
      while (o !== guillemet && o !== oblique && ++i < fin) o = octets[i] as number
      if (i >= fin) break
      i++
      if (o === oblique) echappe = true
      else {
        chaine = false
        if (profondeur === 0) {
          finie = true
          break
        }
      }
      continue
    }
    const o = octets[i] as number
    if (o === guillemet) {
      // a number or a word that runs into a string: no JSON, cut here for the parser to say so
      if (nue) {
        finie = true
        break
      }
      chaine = true
    } else if (o === accolade || o === crochet) {
      if (nue) {
        finie = true
        break
      }
      if (++profondeur > profondeurMax) {
        throw refus('une de ses ressources est démesurée : ce n’est pas un export du ROR')
      }
    } else if (o === accoladeFin || o === crochetFin) {
      if (profondeur === 0) {
        finie = true
        // a bracket that closes nothing is a value by itself, for the parser to refuse
        if (!nue) i++
        break
      }
      if (--profondeur === 0) {
        finie = true
        i++
        break
      }
    } else if (profondeur === 0) {
      if (nue && (o === virgule || estBlanc(o))) {
        finie = true
        break
      }
      nue = true
    }
    i++
  }
  etat.profondeur = profondeur
  etat.chaine = chaine
  etat.echappe = echappe
  etat.nue = nue
  etat.finie = finie
  return i
}
