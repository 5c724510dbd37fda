import { normaliser } from './normaliser.ts'

/** A word of what was typed, normalised, with its place; `cite`: it was between quotes. */
export type Mot = { texte: string; debut: number; fin: number; cite: boolean }

/** Words that say nothing by themselves. */
export const vides = new Set(
  (
    'a au aux de du des d l la le les en et ou pour pres proche autour dans sur un une je cherche chercher trouver avec ' +
    'sans chez est il y qui mon ma mes son sa ses se ville departement region c s quel quelle quels quelles liste ' +
    'dept dpt etablissement etablissements adresse telephone tel numero tarif tarifs prix avis contact bonjour merci svp finess n'
  ).split(' '),
)

/** Words with their place. Quotes, straight or French, make what they hold a name. */
export function enMots(texte: string): Mot[] {
  return [...texte.matchAll(/"[^"]*"|«[^»]*»|“[^”]*”|[^\s"«»“”]+/g)]
    .flatMap(morceau => {
      const cite = /^["«“]/.test(morceau[0])
      return [...morceau[0].matchAll(/[\p{L}\p{M}\p{N}]+|€/gu)].map(mot => ({
        texte: mot[0] === '€' ? 'euro' : normaliser(mot[0]),
        debut: morceau.index + mot.index,
        fin: morceau.index + mot.index + mot[0].length,
        cite,
      }))
    })
    .filter(({ texte: mot }) => mot !== '')
}
