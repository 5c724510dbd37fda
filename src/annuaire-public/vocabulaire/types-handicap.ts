import type { TypeDeStructure } from './type-de-structure.ts'

const enfants = ['handicap', 'enfants'] as const
const adultes = ['handicap'] as const

const pour = (
  publics: TypeDeStructure['publics'],
  cle: string,
  [libelle, definition]: readonly [string, string],
  reste: Pick<TypeDeStructure, 'noms' | 'categories' | 'offres'>,
): TypeDeStructure => ({
  cle,
  module: 'handicap',
  libelle,
  definition,
  ...reste,
  ...(publics && { publics }),
})

/** Establishments and services for disabled people, and the early care of neuro-developmental disorders. */
export const typesHandicap: readonly TypeDeStructure[] = [
  pour(enfants, 'ime', ['IME', 'Institut médico-éducatif.'], {
    noms: ['ime', 'institut medico educatif', 'impro'],
    categories: ['183'],
    offres: ['48'],
  }),
  pour(enfants, 'sessad', ['SESSAD', 'Service d’éducation spéciale et de soins à domicile.'], {
    noms: ['sessad', 'sesad', 'safep', 'ssefis'],
    categories: ['182'],
    offres: ['57', '58', '59', '60'],
  }),
  pour(enfants, 'itep', ['ITEP', 'Institut thérapeutique, éducatif et pédagogique.'], {
    noms: ['itep', 'ditep', 'institut therapeutique educatif et pedagogique'],
    categories: ['186'],
    offres: ['50'],
  }),
  pour(enfants, 'iem', ['IEM', 'Institut d’éducation motrice.'], {
    noms: ['iem', 'institut d education motrice'],
    categories: ['192'],
    offres: ['49'],
  }),
  pour(enfants, 'eeap', ['EEAP', 'Établissement pour enfants ou adolescents polyhandicapés.'], {
    noms: ['eeap', 'polyhandicap', 'enfants polyhandicapes'],
    categories: ['188'],
    offres: ['51'],
  }),
  pour(
    enfants,
    'institut-sensoriel',
    ['Institut pour déficients sensoriels', 'Enfants sourds ou aveugles.'],
    {
      noms: [
        'institut deficients visuels',
        'institut deficients auditifs',
        'institut jeunes sourds',
        'jeunes aveugles',
      ],
      categories: ['194', '195', '196'],
      offres: ['52', '53', '54'],
    },
  ),
  pour(adultes, 'mas', ['MAS', 'Maison d’accueil spécialisée, pour adultes lourdement handicapés.'], {
    noms: ['mas', 'maison d accueil specialisee', 'maison d accueil specialise'],
    categories: ['255'],
    offres: ['40'],
  }),
  pour(
    adultes,
    'eam',
    ['Foyer d’accueil médicalisé', 'FAM ou EAM : un hébergement d’adultes avec des soins.'],
    {
      noms: ['fam', 'eam', 'foyer d accueil medicalise', 'etablissement d accueil medicalise'],
      categories: ['437', '448'],
      offres: ['39'],
    },
  ),
  pour(
    adultes,
    'foyer-de-vie',
    ['Foyer de vie', 'Un hébergement d’adultes, avec des activités à la journée.'],
    {
      noms: ['foyer de vie', 'foyer occupationnel', 'eanm'],
      categories: ['382', '449', '253'],
      offres: ['41', '97'],
    },
  ),
  pour(
    adultes,
    'foyer-hebergement',
    ['Foyer d’hébergement', 'Un logement pour adultes qui travaillent en ESAT.'],
    {
      noms: ['foyer d hebergement'],
      categories: ['252'],
      offres: ['96'],
    },
  ),
  pour(adultes, 'esat', ['ESAT', 'Établissement et service d’aide par le travail.'], {
    noms: ['esat', 'cat', 'travail protege', 'aide par le travail'],
    categories: ['246'],
    offres: ['43'],
  }),
  pour(adultes, 'savs', ['SAVS', 'Service d’accompagnement à la vie sociale.'], {
    noms: ['savs', 'accompagnement a la vie sociale'],
    categories: ['446'],
    offres: ['31'],
  }),
  pour(adultes, 'samsah', ['SAMSAH', 'Service d’accompagnement médico-social pour adultes handicapés.'], {
    noms: ['samsah', 'samsa'],
    categories: ['445'],
    offres: ['32'],
  }),
  pour(adultes, 'readaptation-professionnelle', ['Réadaptation professionnelle', 'ESRP, ESPO ou UEROS.'], {
    noms: ['esrp', 'crp', 'ueros', 'espo', 'reeducation professionnelle', 'readaptation professionnelle'],
    categories: ['249', '198', '464'],
    offres: ['44', '45', '46'],
  }),
  pour(adultes, 'accueil-temporaire', ['Accueil temporaire', 'Un séjour court, pour souffler.'], {
    noms: ['etablissement d accueil temporaire'],
    categories: ['390', '395'],
  }),
  pour(
    adultes,
    'mdph',
    ['MDPH', 'Maison départementale des personnes handicapées : elle reconnaît les droits et oriente.'],
    {
      noms: [
        'mdph',
        'maison departementale des personnes handicapees',
        'maison departementale de l autonomie',
      ],
      categories: ['609'],
    },
  ),
  {
    ...pour(
      enfants,
      'camsp',
      ['CAMSP', 'Centre d’action médico-sociale précoce, pour les enfants jusqu’à 6 ans.'],
      {
        noms: ['camsp', 'campsp', 'action medico sociale precoce'],
        categories: ['190'],
        offres: ['61'],
      },
    ),
    module: 'tnd',
  },
  {
    ...pour(enfants, 'cmpp', ['CMPP', 'Centre médico-psycho-pédagogique.'], {
      noms: ['cmpp', 'centre medico psycho pedagogique'],
      categories: ['189'],
      offres: ['62'],
    }),
    module: 'tnd',
  },
  {
    ...pour(
      enfants,
      'pco',
      [
        'PCO',
        'Plateforme de coordination et d’orientation : premier bilan des troubles du neuro-développement.',
      ],
      {
        noms: [
          'pco',
          'plateforme de coordination et d orientation',
          'tnd',
          'neuro developpement',
          'neurodeveloppement',
        ],
        categories: ['VT-PCO'],
        offres: ['84'],
      },
    ),
    module: 'tnd',
  },
]
