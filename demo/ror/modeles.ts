import type { Code } from './fhir.ts'
import type { NomOffre } from './offres.ts'

/** An internal organisation: a pôle holds services, a service holds units; only the last ones have offers. */
export type ModeleUnite = {
  nom: string
  type: 'pole' | 'service' | 'uf'
  offre?: NomOffre
  sous?: readonly ModeleUnite[]
}
export type ModeleStructure = { categorie: Code; unites: readonly ModeleUnite[] }

const uf = (nom: string, offre?: NomOffre): ModeleUnite => ({ nom, type: 'uf', ...(offre && { offre }) })
const service = (nom: string, offre?: NomOffre, ...sous: ModeleUnite[]): ModeleUnite => ({
  nom,
  type: 'service',
  ...(offre && { offre }),
  sous,
})
const pole = (nom: string, ...sous: ModeleUnite[]): ModeleUnite => ({ nom, type: 'pole', sous })

const poleGeriatrie = pole(
  'Pôle gériatrie',
  service('Court séjour gériatrique', 'medecineGeriatrique'),
  service(
    'SMR gériatrique',
    undefined,
    uf('SMR gériatrique – hospitalisation complète', 'smrGeriatrique'),
    uf('SMR gériatrique – hôpital de jour', 'smrGeriatriqueJour'),
  ),
  uf('Équipe mobile de gériatrie'),
)
const poleMedecine = pole(
  'Pôle médecine',
  service('Médecine polyvalente', 'medecinePolyvalente'),
  service('Unité de soins palliatifs', 'usp'),
)
const poleChirurgie = pole(
  'Pôle chirurgie',
  service('Chirurgie orthopédique et traumatologique', 'orthopedie'),
  service('Chirurgie viscérale et digestive', 'visceral'),
)

const ch = [poleGeriatrie, poleMedecine, poleChirurgie, service('Service social')]

const specialites = [
  pole(
    'Pôle neurosciences',
    service('Neurologie'),
    service('Unité neurovasculaire'),
    service('SMR neurologique', 'smrNeurologique'),
  ),
  pole('Pôle cardiovasculaire', service('Cardiologie'), service('Réadaptation cardiaque', 'smrCardiaque')),
]

export const modeles = {
  chu: {
    categorie: ['101', 'Centre hospitalier régional (CHR)'],
    unites: [
      ...ch,
      ...specialites,
      pole('Pôle urgences', service('Urgences adultes'), uf('Unité d’hospitalisation de courte durée')),
      pole('Pôle cancérologie', service('Oncologie médicale'), service('Hématologie')),
      pole('Pôle enfants', service('Pédiatrie'), service('Néonatologie')),
    ],
  },
  grandCh: {
    categorie: ['355', 'Centre hospitalier (CH)'],
    unites: [
      ...ch,
      ...specialites,
      pole('Pôle urgences', service('Urgences adultes'), uf('Unité d’hospitalisation de courte durée')),
      pole('Pôle cancérologie', service('Oncologie médicale'), service('Hôpital de jour de cancérologie')),
      pole('Pôle femme et enfant', service('Maternité'), service('Pédiatrie')),
    ],
  },
  ch: { categorie: ['355', 'Centre hospitalier (CH)'], unites: ch },
  psy: {
    categorie: ['292', 'Centre hospitalier spécialisé de lutte contre les maladies mentales'],
    unites: [service('Unité d’admission A', 'psychiatrie'), service('Unité d’admission B', 'psychiatrie')],
  },
  clinique: {
    categorie: ['128', 'Etablissement de soins chirurgicaux'],
    unites: [service('Orthopédie', 'orthopedie'), service('Chirurgie viscérale', 'visceral')],
  },
  smr: {
    categorie: ['109', 'Etablissement de santé privé autorisé en soins de suite et de réadaptation (SSR)'],
    unites: [
      service('SMR polyvalent', 'smrPolyvalent'),
      service('SMR locomoteur', 'smrLocomoteur'),
      service('SMR neurologique', 'smrNeurologique'),
    ],
  },
  had: {
    categorie: ['127', 'Hospitalisation à domicile (HAD)'],
    unites: [service('HAD – antenne nord', 'had'), service('HAD – antenne sud', 'had')],
  },
  usld: {
    categorie: ['362', 'Etablissement de soins longue durée'],
    unites: [service('Unité de soins de longue durée', 'usld')],
  },
  ehpad: {
    categorie: ['500', "Etablissement d'hébergement pour personnes âgées dépendantes"],
    unites: [
      service('Hébergement permanent', 'ehpad'),
      service('Unité de vie protégée', 'ehpadProtege'),
      service('Accueil de jour', 'ehpadJour'),
    ],
  },
  residence: { categorie: ['202', 'Résidences autonomie'], unites: [service('Logements', 'residence')] },
  ime: {
    categorie: ['183', 'Institut médico-éducatif (IME)'],
    unites: [service('Section d’éducation et d’enseignement', 'ime'), uf('Section de première formation')],
  },
  itep: {
    categorie: ['186', 'Institut thérapeutique éducatif et pédagogique (ITEP)'],
    unites: [service('Internat', 'itep')],
  },
  sessad: {
    categorie: ['182', "Service d'éducation spéciale et de soins à domicile (SESSAD)"],
    unites: [service('Accompagnement à domicile et à l’école', 'sessad')],
  },
  camsp: {
    categorie: ['190', 'Centre action médico-sociale précoce (CAMSP)'],
    unites: [
      service('Consultations précoces', 'camsp'),
      service('Plateforme de coordination et d’orientation', 'pco'),
    ],
  },
  pco: {
    categorie: ['VT-PCO', "Plateforme de coordination et d'orientation (PCO) portée à part"],
    unites: [service('Cellule de coordination', 'pco')],
  },
  esat: {
    categorie: ['246', "Etablissement et service d'aide par le travail (ESAT)"],
    unites: [service('Ateliers', 'esat'), uf('Espaces verts')],
  },
  fam: {
    categorie: ['437', "Foyer d'accueil médicalisé pour adultes handicapés (FAM)"],
    unites: [service('Hébergement médicalisé', 'fam')],
  },
  mas: {
    categorie: ['255', "Maison d'accueil spécialisée (MAS)"],
    unites: [service('Hébergement', 'mas'), uf('Accueil temporaire')],
  },
  foyer: {
    categorie: ['382', 'Foyer de vie pour adultes handicapés'],
    unites: [service('Foyer de vie', 'foyer')],
  },
  savs: {
    categorie: ['446', "Service d'accompagnement à la vie sociale (SAVS)"],
    unites: [service('Accompagnement', 'savs')],
  },
  mdph: {
    categorie: ['609', 'Maison Départementale pour Personnes Handicapées (MDPH)'],
    unites: [uf('Accueil'), uf('Évaluation enfants'), uf('Évaluation adultes')],
  },
  cpam: {
    categorie: ['VT-CPAM', "Caisse primaire d'assurance maladie (CPAM)"],
    unites: [uf('Service PRADO')],
  },
} as const satisfies Record<string, ModeleStructure>

export type Modele = keyof typeof modeles
