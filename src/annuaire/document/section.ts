export type Tableau = { titres: string[]; largeurs: number[]; lignes: string[][] }
/** A part of the document. `champs`: term, value, where it comes from. */
export type SectionDeFiche = {
  titre: string
  niveau: 2 | 3 | 4
  note: string
  champs: [string, string, string][]
  tableaux: Tableau[]
  vide: string
}

export const section = (
  titre: string,
  niveau: 2 | 3 | 4,
  suite: Partial<SectionDeFiche> = {},
): SectionDeFiche => ({
  titre,
  niveau,
  note: '',
  champs: [],
  tableaux: [],
  vide: '',
  ...suite,
})
