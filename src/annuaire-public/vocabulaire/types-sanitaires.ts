import type { TypeDeStructure } from './type-de-structure.ts'

/** A mention of rehabilitation (CSP, art. R. 6123-121), by the codes that the ROR gives it. */
const mention = (
  cle: string,
  libelle: string,
  { noms, offres, activites }: Required<Pick<TypeDeStructure, 'noms' | 'offres' | 'activites'>>,
): TypeDeStructure => ({
  cle: `smr-${cle}`,
  module: 'sanitaire',
  libelle: `SMR ${libelle}`,
  definition: `Soins médicaux et de réadaptation, mention ${libelle}.`,
  noms,
  offres,
  activites,
  mentionDe: 'smr',
})

const mentions: readonly TypeDeStructure[] = [
  mention('geriatrie', 'gériatrie', {
    noms: ['geriatrique', 'geriatrie', 'gerontologie', 'personnes agees'],
    offres: ['101'],
    activites: ['241'],
  }),
  mention('locomoteur', 'locomoteur', {
    noms: [
      'locomoteur',
      'orthopedique',
      'orthopedie',
      'traumatologie',
      'appareil locomoteur',
      'fracture',
      'prothese',
      'hanche',
    ],
    offres: ['102'],
    activites: ['233', '513', '516'],
  }),
  mention('systeme-nerveux', 'système nerveux', {
    noms: ['systeme nerveux', 'neuro', 'neurologique', 'neurologie', 'avc', 'affections du systeme nerveux'],
    offres: ['103'],
    activites: ['234', '517', '519'],
  }),
  mention('cardio', 'cardio-vasculaire', {
    noms: ['cardio', 'cardiaque', 'cardiologie', 'cardiovasculaire', 'cardio vasculaire', 'coeur'],
    offres: ['104'],
    activites: ['235', '514'],
  }),
  mention('pneumologie', 'pneumologie', {
    noms: ['pneumo', 'pneumologie', 'respiratoire', 'bpco'],
    offres: ['105'],
    activites: ['236', '515'],
  }),
  mention('digestif', 'système digestif, endocrinologie, diabétologie, nutrition', {
    noms: ['digestif', 'nutrition', 'diabete', 'diabetologie', 'endocrinologie', 'obesite'],
    offres: ['106'],
    activites: ['237', '520'],
  }),
  mention('brules', 'brûlés', {
    noms: ['brules', 'brulures', 'grands brules'],
    offres: ['107'],
    activites: ['239'],
  }),
  mention('addictions', 'conduites addictives', {
    noms: ['addicto', 'addictologie', 'addictions', 'conduites addictives', 'alcool', 'alcoologie'],
    offres: ['108'],
    activites: ['240', '521'],
  }),
  mention('pediatrie', 'pédiatrie', {
    noms: ['pediatrique', 'pediatrie', 'enfants', 'enfant', 'adolescents'],
    offres: ['109', '110'],
    activites: [],
  }),
  mention('cancers', 'cancers', {
    noms: ['cancer', 'cancerologie', 'oncologie', 'oncologique', 'onco', 'hematologie', 'onco hematologie'],
    offres: ['111', '112'],
    activites: ['238', '523'],
  }),
  mention('polyvalent', 'polyvalent', {
    noms: ['polyvalent', 'polyvalente'],
    offres: ['100'],
    activites: ['172'],
  }),
]

const soin = (
  cle: string,
  [libelle, definition]: readonly [string, string],
  reste: Omit<TypeDeStructure, 'cle' | 'module' | 'libelle' | 'definition'>,
): TypeDeStructure => ({ cle, module: 'sanitaire', libelle, definition, ...reste })

/** Hospitals, clinics, rehabilitation, palliative care, care at home. */
export const typesSanitaires: readonly TypeDeStructure[] = [
  ...mentions,
  soin(
    'smr',
    ['SMR', 'Soins médicaux et de réadaptation : la rééducation et la convalescence après l’hôpital.'],
    {
      noms: [
        'smr',
        'ssr',
        'soins de suite',
        'soins de suite et de readaptation',
        'soins medicaux et de readaptation',
        'readaptation',
        'reeducation',
        'centre de reeducation',
        'convalescence',
        'maison de convalescence',
        'moyen sejour',
      ],
      categories: ['109'],
      champs: ['02'],
    },
  ),
  soin('had', ['HAD', 'Hospitalisation à domicile.'], {
    noms: ['had', 'hospitalisation a domicile', 'hopital a domicile'],
    categories: ['127'],
    offres: ['128', '129', '130', '131'],
  }),
  soin(
    'soins-palliatifs',
    ['Soins palliatifs', 'Unité de soins palliatifs, ou lits qui leur sont réservés.'],
    {
      noms: ['usp', 'soins palliatifs', 'palliatif', 'lisp', 'fin de vie', 'unite de soins palliatifs'],
      offres: ['175'],
      activites: ['170', '076'],
    },
  ),
  soin('hopital', ['Hôpital', 'Hôpital public.'], {
    noms: [
      'hopital',
      'hopitaux',
      'centre hospitalier',
      'ch',
      'chu',
      'chr',
      'centre hospitalier universitaire',
      'hopital local',
    ],
    categories: ['101', '106', '355', '114', '115', '697'],
    schema: 'Hospital',
  }),
  soin('clinique', ['Clinique', 'Établissement de soins privé.'], {
    noms: ['clinique', 'polyclinique', 'hopital prive'],
    categories: ['128', '365', '122', '129'],
    schema: 'Hospital',
  }),
  soin(
    'cancerologie',
    ['Centre de lutte contre le cancer', 'Soins, recherche et enseignement sur le cancer.'],
    {
      noms: ['centre de lutte contre le cancer', 'centre anticancereux', 'clcc'],
      categories: ['131', '294'],
      schema: 'Hospital',
    },
  ),
  soin('psychiatrie', ['Psychiatrie', 'Hôpital ou service de soins psychiatriques.'], {
    noms: [
      'psychiatrie',
      'psychiatrique',
      'hopital psychiatrique',
      'sante mentale',
      'hp',
      'clinique psychiatrique',
      'chs',
      'eps',
    ],
    categories: ['292', '161', '430', '444'],
    champs: ['03'],
  }),
  soin('cmp', ['CMP', 'Centre médico-psychologique : consultations de psychiatrie près de chez soi.'], {
    noms: ['cmp', 'centre medico psychologique', 'cattp'],
    categories: ['156', '425'],
    offres: ['05', '10'],
  }),
  soin('ssiad', ['SSIAD', 'Service de soins infirmiers à domicile.'], {
    noms: ['ssiad', 'siad', 'soins infirmiers a domicile', 'service autonomie aide et soins', 'saas'],
    categories: ['354', '209'],
    offres: ['28', '75', '132'],
  }),
  soin('dac', ['DAC', 'Dispositif d’appui à la coordination des parcours complexes.'], {
    noms: ['dac', 'appui a la coordination', 'maia'],
    categories: ['606'],
  }),
]
