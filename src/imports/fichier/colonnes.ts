import type { Rang } from './tableau.ts'

/** A column that a file may have: how it is called first, then as people call it. */
export type Colonne<C extends string> = {
  champ: C
  titre: string
  synonymes: readonly string[]
  obligatoire?: boolean
  exemple: string
}

/** One row of the file, its cells by field; empty when the file has no such column. */
export type LigneLue<C extends string> = { numero: number; champs: Record<C, string> }
export type Tableau<C extends string> =
  | { ok: true; lignes: LigneLue<C>[]; ignorees: string[] }
  | { ok: false; message: string }

/** « N° RPPS », « rpps » and « Numéro-RPPS » are one column. */
export const simplifier = (texte: string) =>
  texte
    .normalize('NFD')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How many of these titles are columns that we know. */
export function noterEnTete<C extends string>(colonnes: readonly Colonne<C>[]) {
  return (titres: readonly string[]) =>
    titres.filter(titre => colonnes.some(colonne => seNomme(colonne, titre))).length
}

function seNomme({ champ, titre, synonymes }: Colonne<string>, lu: string): boolean {
  const simple = simplifier(lu)
  return simple !== '' && [champ, titre, ...synonymes].some(nom => simplifier(nom) === simple)
}

/** Puts each cell under its field, whatever the order of the columns. Unknown columns are ignored, and said. */
export function ranger<C extends string>(
  [enTete, ...rangs]: readonly Rang[],
  colonnes: readonly Colonne<C>[],
): Tableau<C> {
  const titres = enTete?.cellules ?? []
  const places = colonnes.map(colonne => titres.flatMap((titre, i) => (seNomme(colonne, titre) ? i : [])))
  const double = colonnes.find((_, i) => (places[i]?.length ?? 0) > 1)
  if (double)
    return { ok: false, message: `Deux colonnes s’appellent « ${double.titre} » : gardez-en une seule.` }
  const manquantes = colonnes.filter((c, i) => c.obligatoire && places[i]?.length === 0)
  if (manquantes.length > 0)
    return {
      ok: false,
      message: `La première ligne doit donner le titre des colonnes. Il manque : ${manquantes.map(({ titre }) => titre).join(', ')}.`,
    }
  if (rangs.length === 0)
    return {
      ok: false,
      message: 'Ce fichier ne contient que la ligne de titres : ajoutez une ligne par personne.',
    }
  const lignes = rangs.map(({ numero, cellules }) => ({
    numero,
    champs: Object.fromEntries(
      colonnes.map(({ champ }, i) => [champ, nettoyer(cellules[places[i]?.[0] ?? -1])]),
    ) as Record<C, string>,
  }))
  const connues = new Set(places.flat())
  const ignorees = titres.filter((titre, i) => !connues.has(i) && titre.trim() !== '')
  return { ok: true, lignes, ignorees: ignorees.slice(0, 20).map(titre => titre.slice(0, 60)) }
}

/** U+0000 is the one character that the base cannot hold; the schemas refuse what stands for it. */
function nettoyer(cellule = ''): string {
  return cellule.slice(0, 1_000).replaceAll('\0', '\uFFFD').toWellFormed().trim()
}
