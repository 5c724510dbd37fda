import type { Module, TypeDeStructure } from './type-de-structure.ts'
import { typesHandicap } from './types-handicap.ts'
import { typesSanitaires } from './types-sanitaires.ts'

const typesGrandAge: readonly TypeDeStructure[] = [
  {
    cle: 'ehpad',
    module: 'grand-age',
    libelle: 'EHPAD',
    definition: 'Établissement d’hébergement pour personnes âgées dépendantes, avec des soins.',
    noms: [
      'ehpad',
      'ephad',
      'epahd',
      'ehapd',
      'hepad',
      'epad',
      'maison de retraite medicalisee',
      'maison de retraite',
      'maison retraite',
      'hebergement personnes agees dependantes',
    ],
    categories: ['500', '501'],
    offres: ['21', '23', '24', '26'],
    publics: ['personnes-agees'],
  },
  {
    cle: 'residence-autonomie',
    module: 'grand-age',
    libelle: 'Résidence autonomie',
    definition: 'Logements pour personnes âgées autonomes, avec des services communs.',
    noms: [
      'residence autonomie',
      'foyer logement',
      'logement foyer',
      'marpa',
      'residence pour personnes agees',
    ],
    categories: ['202'],
    offres: ['22', '27'],
    publics: ['personnes-agees'],
  },
  {
    cle: 'usld',
    module: 'grand-age',
    libelle: 'USLD',
    definition:
      'Unité de soins de longue durée : un hébergement à l’hôpital, pour qui a besoin d’une surveillance médicale constante.',
    noms: ['usld', 'esld', 'long sejour', 'soins de longue duree', 'unite de soins de longue duree'],
    categories: ['362'],
    offres: ['249'],
    publics: ['personnes-agees'],
  },
  {
    cle: 'accueil-jour-personnes-agees',
    module: 'grand-age',
    libelle: 'Centre de jour pour personnes âgées',
    definition: 'Un accueil à la journée, qui laisse du répit aux proches.',
    noms: ['centre de jour', 'centre d accueil de jour', 'accueil de jour autonome', 'aja'],
    categories: ['207'],
    publics: ['personnes-agees'],
  },
  {
    cle: 'ehpa',
    module: 'grand-age',
    libelle: 'EHPA',
    definition: 'Établissement d’hébergement pour personnes âgées, sans soins.',
    noms: ['ehpa', 'residence personnes agees'],
    categories: ['502', '381'],
    publics: ['personnes-agees'],
  },
  {
    cle: 'clic',
    module: 'grand-age',
    libelle: 'CLIC',
    definition: 'Centre local d’information et de coordination, pour les personnes âgées et leurs proches.',
    noms: ['clic', 'centre local d information'],
    categories: ['463'],
    publics: ['personnes-agees'],
  },
]

/** Every type, the order deciding which one tells most of an establishment that has several. */
export const types: readonly TypeDeStructure[] = [...typesGrandAge, ...typesHandicap, ...typesSanitaires]

const parCle = new Map(types.map(type => [type.cle, type]))

export function typeDe(cle: string): TypeDeStructure | undefined {
  return parCle.get(cle)
}

export const modules: Readonly<Record<Module, string>> = {
  'grand-age': 'Grand âge',
  sanitaire: 'Soins',
  handicap: 'Handicap',
  tnd: 'Troubles du neuro-développement',
}
