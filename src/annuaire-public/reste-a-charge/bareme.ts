import { type Jour, jour } from '#src/socle/temps/jours.ts'

/** The amounts of one period, in cents, with the text that each comes from. */
export type Bareme = {
  /** From which day they apply. */
  au: Jour
  /** Majoration pour aide constante d'une tierce personne, a month: the unit of the APA's thresholds. */
  majorationTiercePersonne: number
  /** What the social aid leaves at least, a month, to whoever it lodges. */
  minimumLaisse: number
  /** What is set aside first, a month, for the spouse who stays at home: the ASPA of one person (D. 232-35). */
  minimumConjoint: number
  /** What residents pay a day where care and dependency are paid together (experiment), and since when. */
  participationForfaitaire: { montant: number; au: Jour }
  /** Most that counts, a year, for the tax reduction. */
  plafondReductionImpot: number
}

/** Oldest first. A new year is a new line, never a corrected one. */
const baremes: readonly Bareme[] = [
  {
    au: jour('2025-01-01'),
    majorationTiercePersonne: 1_266_60,
    minimumLaisse: 124_00,
    minimumConjoint: 1_034_28,
    participationForfaitaire: { montant: 6_10, au: jour('2025-07-01') },
    plafondReductionImpot: 10_000_00,
  },
  {
    au: jour('2026-01-01'),
    majorationTiercePersonne: 1_288_13,
    minimumLaisse: 125_00,
    minimumConjoint: 1_043_59,
    participationForfaitaire: { montant: 6_10, au: jour('2025-07-01') },
    plafondReductionImpot: 10_000_00,
  },
]

/** The last amounts known on that day; the first ones before. */
export function baremeAu(j: Jour): Bareme {
  const [premier, ...suivants] = baremes
  if (!premier) throw new Error('Aucun barème.')
  return suivants.reduce((retenu, suivant) => (suivant.au <= j ? suivant : retenu), premier)
}

/**
 * Where care and dependency are paid together: nobody pays by GIR there, and there is no APA. « Métropole de Lyon » is one of them,
 * and not the rest of the Rhône: families tell.
 */
const experience = {
  du: jour('2025-07-01'),
  au: jour('2026-12-31'),
  departements: '11 15 17 19 22 23 29 31 40 46 47 49 52 53 56 58 62 66 73 93 973 974'.split(' '),
} as const

export const enExperience = (departement: string | null, j: Jour): boolean =>
  departement !== null &&
  experience.departements.includes(departement) &&
  experience.du <= j &&
  j <= experience.au

/** Proportions that the texts write out: they change with the texts, not with the years. */
export const taux = {
  /** Income, in units of the majoration, below which the APA pays all but the lowest rate; above which it pays a fifth. */
  seuils: { bas: 2.21, haut: 3.4 },
  participationMaximale: 0.8,
  ressourcesPourAideSociale: 0.9,
  reductionImpot: 0.25,
} as const

export const sources = {
  tarifs: 'Code de l’action sociale et des familles, article L. 314-2',
  apa: 'Code de l’action sociale et des familles, articles L. 232-8 et R. 232-19',
  conjoint: 'Code de l’action sociale et des familles, articles L. 232-10 et D. 232-35',
  aideSociale: 'Code de l’action sociale et des familles, articles L. 132-3, L. 132-4, L. 232-11 et R. 231-6',
  participationForfaitaire:
    'Loi de financement de la sécurité sociale pour 2024, article 79 ; décret n° 2025-168 du 20 février 2025 ; arrêté du 6 juin 2025',
  impot: 'Code général des impôts, article 199 quindecies',
  logement: 'Code de la construction et de l’habitation, livre VIII : le calcul revient à la CAF ou à la MSA',
} as const
