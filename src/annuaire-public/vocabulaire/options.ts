/** What an establishment for older people has, that families filter by. Offers of the ROR may tell it too. */
type DefinitionDOption = {
  cle: string
  libelle: string
  noms: readonly string[]
  /** Types of offer (TRE_R244) that tell it. */
  offres?: readonly string[]
}

export const options = [
  {
    cle: 'aide-sociale',
    libelle: 'Habilité à l’aide sociale',
    noms: [
      'aide sociale',
      'ash',
      'habilite aide sociale',
      'habilitation aide sociale',
      'habilite a l aide sociale',
    ],
  },
  {
    cle: 'alzheimer',
    libelle: 'Unité Alzheimer ou protégée',
    noms: [
      'alzheimer',
      'unite alzheimer',
      'unite protegee',
      'unite de vie protegee',
      'uvp',
      'cantou',
      'secteur ferme',
    ],
    offres: ['24'],
  },
  {
    cle: 'uhr',
    libelle: 'Unité d’hébergement renforcé (UHR)',
    noms: ['uhr', 'hebergement renforce', 'unite d hebergement renforcee', 'unite d hebergement renforce'],
    offres: ['23'],
  },
  {
    cle: 'pasa',
    libelle: 'Pôle d’activités et de soins adaptés (PASA)',
    noms: ['pasa', 'pole d activites et de soins adaptes'],
    offres: ['25'],
  },
] as const satisfies readonly DefinitionDOption[]

/** « places disponibles »: no trait of the offer, a figure that somebody declared, and that ages. */
export const nomsDesPlaces = [
  'place disponible',
  'places disponibles',
  'place libre',
  'places libres',
  'place',
]
