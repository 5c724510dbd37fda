import type { Public } from './type-de-structure.ts'

type DefinitionDePublic = { cle: Public; libelle: string; noms: readonly string[]; codes: readonly string[] }

/** For whom, over the codes of the ROR (TRE_R239). Children are told by ages: offers say them more often. */
export const publics: readonly DefinitionDePublic[] = [
  {
    cle: 'personnes-agees',
    libelle: 'Personnes âgées',
    noms: ['personne agee', 'personnes agees', 'senior', 'seniors', 'grand age', 'ma mere', 'mon pere'],
    codes: ['01', '03'],
  },
  {
    cle: 'handicap',
    libelle: 'Personnes en situation de handicap',
    noms: [
      'handicap',
      'handicape',
      'handicapes',
      'personnes handicapees',
      'adulte handicape',
      'adultes handicapes',
    ],
    codes: ['02', '05'],
  },
  {
    cle: 'enfants',
    libelle: 'Enfants et adolescents',
    noms: ['enfant', 'enfants', 'adolescent', 'adolescents', 'ado', 'ados', 'jeune', 'jeunes', 'bebe'],
    codes: [],
  },
  {
    cle: 'addictions',
    libelle: 'Conduites addictives',
    noms: ['addiction', 'addictions', 'alcool', 'drogue'],
    codes: ['04'],
  },
]
