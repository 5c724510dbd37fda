import type { Code } from './fhir.ts'

/** What an operational offer is made of, with the real codes of the national tables. */
export type ModeleOffre = {
  categorie: Code
  champ: Code
  activite: Code
  mode: Code
  fonction: Code
  nature: Code
  capacite: readonly [min: number, max: number]
  ages: readonly [min: number, max: number]
  public?: Code
  temporalite?: Code
}

const mco: Code = ['01', 'Médecine Chirurgie Obstétrique (MCO)']
const smr: Code = ['02', 'Soins Médicaux et de réadaptation (SMR)']
const psy: Code = ['03', 'Psychiatrie (PSY)']
const medicoSocial: Code = ['04', 'Médico-Social (MS)']

const complete: Code = ['28', 'Hospitalisation complète (HC)']
const deJour: Code = ['29', 'Hospitalisation de jour (HJ)']
const aDomicile: Code = ['31', 'Hospitalisation à domicile (HAD)']
const hebergement: Code = ['46', 'Hébergement (accueil jour et nuit)']
const accueilDeJour: Code = ['47', 'Accueil de jour']
const lieuxDeVie: Code = ['49', 'Sur les lieux de vie']

const lit: Code = ['01', 'Lit']
const place: Code = ['02', 'Place']
const logement: Code = ['03', 'Logement']

const personnesAgees: Code = ['01', "Personnes âgées en perte d'autonomie (PA) et aidants"]
const autonomes: Code = ['03', 'Personnes âgées autonomes']
const handicap: Code = ['02', 'Personnes en situation de handicap (PH) et aidants']

const hospitaliere = (categorie: Code, activite: Code, capacite: ModeleOffre['capacite']): ModeleOffre => ({
  categorie,
  champ: mco,
  activite,
  mode: complete,
  fonction: ['001', 'Hébergement MCO'],
  nature: lit,
  capacite,
  ages: [18, 120],
})

const readaptation = (categorie: Code, activite: Code, jour = false): ModeleOffre => ({
  categorie,
  champ: smr,
  activite,
  mode: jour ? deJour : complete,
  fonction: ['004', 'Hébergement SMR'],
  nature: jour ? place : lit,
  capacite: jour ? [6, 15] : [15, 40],
  ages: [18, 120],
})

const social = (
  categorie: Code,
  activite: Code,
  reste: Pick<ModeleOffre, 'mode' | 'nature' | 'capacite' | 'ages' | 'public'>,
): ModeleOffre => ({
  categorie,
  champ: medicoSocial,
  activite,
  fonction: ['003', 'Hébergement MS'],
  temporalite: ['02', 'Permanent'],
  ...reste,
})

const hebergementSpecialise: Code = ['511', 'Accueil et hébergement spécialisé']
const suiviEducatif: Code = ['553', 'Suivi socio-éducatif']
const travailAdapte: Code = ['304', 'Activité professionnelle adaptée']
const enfants = { ages: [3, 20], public: handicap } as const
const adultes = { ages: [18, 70], public: handicap } as const
const aines = { ages: [60, 120], public: personnesAgees } as const

export const offres = {
  medecineGeriatrique: hospitaliere(
    ['156', 'Unité hospitalière de gériatrie'],
    ['491', 'Médecine gériatrique aiguë'],
    [18, 36],
  ),
  medecinePolyvalente: hospitaliere(
    ['238', 'Unité de médecine polyvalente'],
    ['484', 'Médecine générale à orientation Gériatrie, Gérontologie'],
    [20, 40],
  ),
  orthopedie: hospitaliere(
    ['150', 'Unité hospitalière de chirurgie orthopédique et traumatologique'],
    ['025', 'Chirurgie orthopédique et traumatologique'],
    [20, 44],
  ),
  visceral: hospitaliere(
    ['153', 'Unité hospitalière de chirurgie viscérale et digestive'],
    ['033', 'Chirurgie digestive et viscérale fonctionnelle (hors carcinologie)'],
    [16, 32],
  ),
  usp: hospitaliere(['175', 'Unités de soins palliatifs'], ['170', 'Soins palliatifs'], [8, 12]),
  smrGeriatrique: readaptation(
    ['101', 'Soins Médicaux et de Réadaptation (SMR) gériatrie'],
    ['241', 'Réadaptation gériatrique'],
  ),
  smrGeriatriqueJour: readaptation(
    ['101', 'Soins Médicaux et de Réadaptation (SMR) gériatrie'],
    ['241', 'Réadaptation gériatrique'],
    true,
  ),
  smrPolyvalent: readaptation(
    ['100', 'Soins Médicaux et de Réadaptation (SMR) polyvalent'],
    ['172', 'Réadaptation polyvalente'],
  ),
  smrLocomoteur: readaptation(
    ['102', 'Soins Médicaux et de Réadaptation (SMR) locomoteur'],
    ['233', "Réadaptation des affections de l'appareil locomoteur"],
  ),
  smrNeurologique: readaptation(
    ['103', 'Soins Médicaux et de Réadaptation (SMR) système nerveux'],
    ['234', 'Réadaptation des affections du système nerveux'],
  ),
  smrCardiaque: readaptation(
    ['104', 'Soins Médicaux et de Réadaptation (SMR) cardio-vasculaire'],
    ['235', 'Réadaptation des affections cardio-vasculaires'],
    true,
  ),
  had: {
    ...hospitaliere(
      ['128', "Unité d'hospitalisation à domicile socle"],
      ['170', 'Soins palliatifs'],
      [25, 80],
    ),
    mode: aDomicile,
    nature: place,
    fonction: ['005', 'Adresse'],
  },
  psychiatrie: {
    ...hospitaliere(['16', "Unité d'hospitalisation (hors HDJ)"], ['229', 'Psychiatrie adulte'], [18, 25]),
    champ: psy,
    fonction: ['002', 'Hébergement PSY'],
  },
  usld: {
    ...hospitaliere(
      ['249', 'Unité de Soins de Longue Durée (USLD)'],
      ['050', 'Gériatrie, Gérontologie'],
      [30, 60],
    ),
    ages: [60, 120],
  },
  ehpad: social(
    ['21', 'Accueil ou hébergement pour personnes âgées dépendantes, sans spécificité'],
    hebergementSpecialise,
    { mode: hebergement, nature: place, capacite: [42, 90], ...aines },
  ),
  ehpadProtege: social(
    [
      '24',
      'Accueil ou hébergement pour personnes âgées dépendantes, avec spécificité Unité de vie protégée (UVP, Cantou,...)',
    ],
    hebergementSpecialise,
    { mode: hebergement, nature: place, capacite: [12, 16], ...aines },
  ),
  ehpadJour: social(
    ['21', 'Accueil ou hébergement pour personnes âgées dépendantes, sans spécificité'],
    hebergementSpecialise,
    { mode: accueilDeJour, nature: place, capacite: [6, 12], ...aines },
  ),
  residence: social(
    ['22', 'Accueil ou hébergement pour personnes âgées autonomes, sans spécificité'],
    hebergementSpecialise,
    { mode: hebergement, nature: logement, capacite: [30, 70], ages: [60, 120], public: autonomes },
  ),
  ime: social(['48', 'Institut médico-éducatif (IME)'], suiviEducatif, {
    mode: accueilDeJour,
    nature: place,
    capacite: [30, 70],
    ...enfants,
  }),
  itep: social(['50', 'Institut thérapeutique éducatif et pédagogique (ITEP)'], suiviEducatif, {
    mode: hebergement,
    nature: place,
    capacite: [20, 40],
    ...enfants,
  }),
  sessad: social(
    ['57', "Service d'accompagnement, Service d'Education Spécialisée de Soins à Domicile (SESSAD)"],
    ['300', 'Accompagnements à la scolarisation'],
    { mode: lieuxDeVie, nature: place, capacite: [25, 60], ...enfants },
  ),
  camsp: social(
    ['61', "Centre d'action médico-sociale précoce (CAMSP)"],
    ['448', 'Diagnostic lié à un retard ou Trouble du Neuro-Développement (TND)'],
    { mode: accueilDeJour, nature: place, capacite: [60, 140], ages: [0, 6], public: handicap },
  ),
  pco: social(
    ['84', "Plateforme de Coordination et d'Orientation (PCO)"],
    ['582', 'Orientation vers professionnel pour diagnostic'],
    { mode: lieuxDeVie, nature: place, capacite: [120, 300], ages: [0, 12], public: handicap },
  ),
  esat: social(['43', "Unité d'aide par le travail (ESAT)"], travailAdapte, {
    mode: accueilDeJour,
    nature: place,
    capacite: [40, 110],
    ...adultes,
  }),
  fam: social(['39', "Foyer ou établissement d'accueil médicalisé (FAM ou EAM)"], hebergementSpecialise, {
    mode: hebergement,
    nature: place,
    capacite: [24, 45],
    ...adultes,
  }),
  mas: social(['40', "Maison d'accueil spécialisée (MAS)"], hebergementSpecialise, {
    mode: hebergement,
    nature: place,
    capacite: [30, 50],
    ...adultes,
  }),
  foyer: social(
    ['97', "Etablissement d'accueil non médicalisé (EANM) - foyer de vie"],
    hebergementSpecialise,
    { mode: hebergement, nature: place, capacite: [20, 45], ...adultes },
  ),
  savs: social(['31', "Service d'Accompagnement à la Vie Sociale (SAVS)"], suiviEducatif, {
    mode: lieuxDeVie,
    nature: place,
    capacite: [30, 80],
    ...adultes,
  }),
} as const satisfies Record<string, ModeleOffre>

export type NomOffre = keyof typeof offres
