import { urnHabilitations, urnProfessionnel, urnUtilisateur } from '../protocole/urns.ts'

type TypeAttribut = 'string' | 'boolean' | 'dateTime' | 'complex'

/** One attribute as RFC 7643 (section 7) describes it. Everything that reads or writes a User follows this table. */
export type Attribut = {
  nom: string
  type: TypeAttribut
  description: string
  multiple?: true
  requis?: true
  /** Whether the case of letters counts. */
  exact?: true
  lectureSeule?: true
  /** Drawn from others: identity systems send it, and it follows by itself. */
  derive?: true
  unique?: true
  sous?: readonly Attribut[]
}

export type Schema = { id: string; nom: string; description: string; attributs: readonly Attribut[] }

const elements: readonly Attribut[] = [
  { nom: 'value', type: 'string', description: 'La valeur.' },
  { nom: 'type', type: 'string', description: 'Toujours « work ».' },
  { nom: 'primary', type: 'boolean', description: 'Toujours vrai : un compte n’a qu’une valeur.' },
]

/** Of every resource, outside of its schemas. */
export const communs: readonly Attribut[] = [
  { nom: 'id', type: 'string', description: 'Identifiant du compte.', lectureSeule: true, exact: true },
  { nom: 'externalId', type: 'string', description: 'Identifiant chez vous.', exact: true },
  {
    nom: 'meta',
    type: 'complex',
    description: 'Dates et version.',
    lectureSeule: true,
    sous: [
      { nom: 'created', type: 'dateTime', description: 'Création du compte.', lectureSeule: true },
      { nom: 'lastModified', type: 'dateTime', description: 'Dernier changement.', lectureSeule: true },
    ],
  },
]

export const utilisateur: Schema = {
  id: urnUtilisateur,
  nom: 'User',
  description: 'Compte d’un professionnel : une personne, une adresse électronique, un compte.',
  attributs: [
    {
      nom: 'userName',
      type: 'string',
      description: 'Adresse électronique professionnelle et nominative : c’est elle qui ouvre le compte.',
      requis: true,
      unique: true,
    },
    {
      nom: 'name',
      type: 'complex',
      description: 'Nom et prénom, tous deux obligatoires.',
      requis: true,
      sous: [
        { nom: 'familyName', type: 'string', description: 'Nom.', requis: true },
        { nom: 'givenName', type: 'string', description: 'Prénom.', requis: true },
        { nom: 'formatted', type: 'string', description: 'Prénom et nom.', lectureSeule: true, derive: true },
      ],
    },
    { nom: 'displayName', type: 'string', description: 'Prénom et nom.', lectureSeule: true, derive: true },
    { nom: 'title', type: 'string', description: 'Fonction.' },
    {
      nom: 'active',
      type: 'boolean',
      description:
        'Faux : la personne a quitté vos structures, ses habilitations s’y arrêtent. Vrai n’en rend aucune.',
    },
    {
      nom: 'emails',
      type: 'complex',
      description: 'La même adresse que userName.',
      multiple: true,
      sous: elements,
    },
    {
      nom: 'phoneNumbers',
      type: 'complex',
      description: 'Un téléphone.',
      multiple: true,
      sous: elements,
    },
  ],
}

export const professionnel: Schema = {
  id: urnProfessionnel,
  nom: 'Professionnel',
  description: 'Ce qui identifie un professionnel de santé.',
  attributs: [
    { nom: 'rpps', type: 'string', description: 'Numéro RPPS, onze chiffres.', exact: true, unique: true },
    {
      nom: 'etat',
      type: 'string',
      description: 'État du compte : invite tant qu’il n’est pas activé, puis actif.',
      exact: true,
      lectureSeule: true,
    },
  ],
}

const lu = (nom: string, description: string): Attribut => ({
  nom,
  type: 'string',
  description,
  exact: true,
  lectureSeule: true,
})

export const habilitations: Schema = {
  id: urnHabilitations,
  nom: 'Habilitations',
  description:
    'Habilitations en cours ou à venir dans vos structures. Elles se donnent dans ViaTrajectoire seulement.',
  attributs: [
    {
      nom: 'habilitations',
      type: 'complex',
      description: 'Une par profil et par lieu.',
      multiple: true,
      lectureSeule: true,
      sous: [
        lu('value', 'Code du profil.'),
        lu('display', 'Nom du profil.'),
        lu('structure', 'Nom de la structure.'),
        lu('finess', 'FINESS géographique de la structure.'),
        lu('unite', 'Nom de l’unité, si l’habilitation s’y limite.'),
        lu('debut', 'Premier jour, AAAA-MM-JJ.'),
        lu('fin', 'Dernier jour, AAAA-MM-JJ.'),
      ],
    },
  ],
}

export const schemas: readonly Schema[] = [utilisateur, professionnel, habilitations]
export const extensions: readonly Schema[] = [professionnel, habilitations]
