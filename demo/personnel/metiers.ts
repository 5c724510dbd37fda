import type { Modele } from '../ror/modeles.ts'

/** A job in a structure: who usually holds it, and the rights that go with it. */
export type Metier = {
  profession: string
  /** Function, in the feminine and in the masculine. */
  fonction: readonly [string, string]
  profils: readonly string[]
  /** Limited to one unit, as for most people of a hospital service. */
  parUnite?: boolean
  /** Relative number of people who hold it. */
  poids: number
}

const m = (
  profession: string,
  fonction: string | readonly [string, string],
  profils: readonly string[],
  poids = 1,
  parUnite = false,
): Metier => ({
  profession,
  fonction: typeof fonction === 'string' ? [fonction, fonction] : fonction,
  profils,
  poids,
  ...(parUnite && { parUnite }),
})

const hospitaliers = [
  m('VT-cadre-sante', 'Cadre de santé', ['san-receveur-consultation', 'san-receveur-decision'], 3, true),
  m(
    'R94-200',
    ['Assistante sociale', 'Assistant social'],
    ['san-demandeur-social', 'san-demandeur-envoi', 'pa-demandeur'],
    3,
  ),
  m(
    'G15-10',
    ['Praticienne hospitalière', 'Praticien hospitalier'],
    ['san-demandeur-medical', 'san-receveur-medical'],
    5,
    true,
  ),
  m('VT-secretaire-medicale', 'Secrétariat médical', ['san-demandeur-administratif'], 4, true),
  m('G15-60', ['Infirmière', 'Infirmier'], ['san-demandeur-soins'], 5, true),
  m('VT-gestionnaire-lits', 'Gestion des lits', ['san-gestionnaire-lits', 'san-receveur-consultation'], 1),
  m(
    'VT-coordinateur-admissions',
    'Coordination des admissions',
    ['san-receveur-decision', 'san-demandeur-envoi'],
    1,
  ),
  m('G15-70', 'Kinésithérapie', ['san-demandeur-soins'], 1, true),
  m('VT-responsable-information-medicale', 'Information médicale', ['san-statistiques'], 1),
]

const grandAge = [
  m('VT-directeur', ['Directrice', 'Directeur'], ['pa-receveur-decision', 'pa-tarifs', 'pa-statistiques']),
  m(
    'VT-infirmier-coordinateur',
    ['Infirmière coordinatrice', 'Infirmier coordinateur'],
    ['pa-receveur-administratif', 'pa-receveur-medical'],
  ),
  m('VT-secretaire', 'Secrétariat des admissions', ['pa-receveur-administratif']),
  m('VT-medecin-coordonnateur', ['Médecin coordonnatrice', 'Médecin coordonnateur'], ['pa-receveur-medical']),
  m('VT-cadre-sante', 'Cadre de santé', ['pa-receveur-administratif', 'pa-receveur-decision']),
]

const handicap = [
  m('VT-directeur', ['Directrice', 'Directeur'], ['ph-gestionnaire-esms', 'ph-statistiques-esms']),
  m(
    'VT-chef-service-educatif',
    ['Cheffe de service', 'Chef de service'],
    ['ph-gestionnaire-esms', 'ph-consultation-esms'],
  ),
  m(
    'R94-209',
    ['Éducatrice spécialisée', 'Éducateur spécialisé'],
    ['ph-consultation-esms', 'ph-accompagnant-dua'],
    2,
  ),
  m('R94-200', ['Assistante sociale', 'Assistant social'], ['ph-accompagnant-dua']),
  m('VT-secretaire', 'Secrétariat', ['ph-consultation-esms']),
  m('R95-193', 'Psychologue', ['ph-consultation-esms']),
]

const pco = [
  m(
    'R85-330',
    ['Coordinatrice de parcours', 'Coordonnateur de parcours'],
    ['tnd-coordination-pco', 'tnd-statistiques'],
  ),
  m('G15-10', ['Pédiatre', 'Pédiatre'], ['tnd-medecin-pco']),
  m('VT-secretaire', 'Secrétariat', ['tnd-coordination-pco']),
]

const mdph = [
  m('VT-directeur', ['Directrice', 'Directeur'], ['ph-statistiques-mdph', 'ph-valideur-mdph']),
  m('VT-instructeur-mdph', ['Instructrice', 'Instructeur'], ['ph-gestionnaire-mdph'], 4),
  m('G15-10', 'Médecin de l’équipe pluridisciplinaire', ['ph-valideur-mdph']),
  m('R94-200', ['Assistante sociale', 'Assistant social'], ['ph-gestionnaire-mdph']),
]

const parModele: Partial<Record<Modele, readonly Metier[]>> = {
  chu: hospitaliers,
  grandCh: hospitaliers,
  ch: hospitaliers,
  psy: hospitaliers,
  clinique: hospitaliers,
  smr: hospitaliers,
  had: hospitaliers,
  usld: grandAge,
  ehpad: grandAge,
  residence: grandAge.filter(({ profession }) => profession !== 'VT-medecin-coordonnateur'),
  pco,
  camsp: [...pco, ...handicap],
  mdph,
  cpam: [
    m('VT-cadre-administratif', 'Responsable du service PRADO', ['san-prado']),
    m('VT-conseiller-assurance-maladie', ['Conseillère PRADO', 'Conseiller PRADO'], ['san-prado'], 3),
  ],
}

/** The jobs of a kind of structure, the one that leads it first. */
export function metiersDe(modele: Modele): readonly Metier[] {
  return parModele[modele] ?? handicap
}

/** How many people of each kind of structure use the service. */
export const effectifs: Readonly<Record<Modele, readonly [min: number, max: number]>> = {
  chu: [58, 62],
  grandCh: [78, 80],
  ch: [15, 20],
  psy: [10, 12],
  clinique: [7, 10],
  smr: [6, 9],
  had: [5, 7],
  usld: [3, 5],
  ehpad: [4, 6],
  residence: [2, 3],
  ime: [4, 6],
  itep: [4, 5],
  sessad: [3, 5],
  camsp: [5, 7],
  pco: [4, 5],
  esat: [3, 5],
  fam: [4, 5],
  mas: [4, 5],
  foyer: [3, 4],
  savs: [3, 4],
  mdph: [6, 8],
  cpam: [4, 5],
}
