import { motDuRelecteur, titresDeQuiDecide, titresDesNoms } from './formats.ts'
import { anonyme, sceauDe } from './sceaux.ts'

type Rangees = readonly (readonly string[])[]

/**
 * The rows whose digest is worked out. Format 1 holds its names; in format 2 they are taken out with their salts, once
 * each has been compared with its seal. A name that does not agree leaves the rows whole: their digest is then nobody's.
 */
export function sansLesNoms(rangees: Rangees): Rangees {
  if (rangees[0]?.[2] !== 'format 2') return rangees
  const debut = rangees.findIndex(([premiere]) => premiere === 'Rang')
  const titres = rangees[debut]
  if (!titres) return rangees
  const place = (titre: string) => titres.indexOf(titre)
  const [nom, sel, sceau] = [titresDesNoms.personne, titresDesNoms.sel, titresDesNoms.sceau].map(place)
  const [qui, nomDeQui] = [titresDeQuiDecide.compte, titresDeQuiDecide.nom].map(place)
  const lignes = rangees.slice(debut + 1)
  const relecteurs = rangees.slice(0, debut).filter(([mot]) => mot === motDuRelecteur)
  const noms = new Map(relecteurs.map(([, id = '', , , sien = '']) => [id, sien]))
  const cellule = (rangee: readonly string[], rang: number | undefined) => rangee[rang ?? -1] ?? ''
  const justes =
    relecteurs.every(([, , s = '', grain = '', sien = '']) => estJuste(sien, grain, s)) &&
    lignes.every(
      l =>
        estJuste(cellule(l, nom), cellule(l, sel), cellule(l, sceau)) &&
        estLeSien(cellule(l, nomDeQui), noms.get(cellule(l, qui))),
    )
  if (!justes) return rangees
  const otees = new Set([nom, sel, nomDeQui])
  return rangees.map((rangee, rang) => {
    if (rang < debut) return rangee[0] === motDuRelecteur ? rangee.slice(0, 3) : rangee
    return rangee.filter((_, colonne) => !otees.has(colonne))
  })
}

const estJuste = (nom: string, sel: string, sceau: string) =>
  sel === '' ? nom === '' : sceauDe(sel, nom) === sceau

/** Beside a decision: the name of the reviewer above, or that it is erased. */
const estLeSien = (nom: string, dit: string | undefined) => nom === '' || nom === (dit || anonyme)
