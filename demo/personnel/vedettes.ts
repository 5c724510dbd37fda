import type { Modele } from '../ror/modeles.ts'
import type { Identite } from './identites.ts'
import type { Vie } from './vies.ts'

/** What becomes of an account or of its owner, when it is not simply at work. */
export type Sort = 'present' | 'invite-recent' | 'invite-expire' | 'desactive' | 'parti' | 'partira'

/** Somebody whose place in the demo region is chosen rather than drawn. */
export type Vedette = Identite & {
  /** Which structure (the first of that kind in the département), and the rank among its people: 0 and 1 lead. */
  place: readonly [modele: Modele, departement: string, rang: number]
  profession?: string
  sort?: Sort
  /** Life of each of the rights; they simply run unless said. */
  vie?: Vie
  /** Life of the référent right. */
  vieReferent?: Vie
}

const madame = (prenom: string, nom: string): Identite => ({ civilite: 'madame', prenom, nom })
const monsieur = (prenom: string, nom: string): Identite => ({ civilite: 'monsieur', prenom, nom })

/** The large hospital where the référent and the co-référent work, with every situation they may meet. */
const clapassiers = (rang: number): Vedette['place'] => ['grandCh', '34', rang]

export const vedettes: readonly Vedette[] = [
  {
    ...madame('Claire', 'Delmas'),
    place: clapassiers(0),
    profession: 'VT-cadre-sante',
    vieReferent: { genre: 'finit-dans', jours: 5 },
  },
  {
    ...monsieur('Youssef', 'Benali'),
    place: clapassiers(1),
    profession: 'VT-coordinateur-admissions',
    vieReferent: { genre: 'finit-dans', jours: 25 },
  },
  { ...madame('Marie', 'Martin'), place: clapassiers(2), profession: 'G15-60' },
  { ...madame('Marie', 'Martin'), place: clapassiers(3), profession: 'VT-secretaire-medicale' },
  { ...madame('Élise', 'Lefèvre'), place: clapassiers(4), profession: 'G15-10' },
  { ...madame('Elise', 'Lefebvre'), place: clapassiers(5), profession: 'R94-200' },
  { ...monsieur('Jean-Baptiste', 'de La Tour'), place: clapassiers(6), profession: 'G15-10' },
  { ...madame('Francesca', "D'Agostino"), place: clapassiers(7), profession: 'G15-70' },
  { ...madame('Anne-Sophie', 'Pont-Marchand'), place: clapassiers(8), profession: 'R94-200' },
  { ...monsieur('Karim', 'Aït Ahmed'), place: clapassiers(9), profession: 'G15-60' },
  {
    ...madame('Nawel', 'Haddad'),
    place: clapassiers(10),
    profession: 'VT-secretaire-medicale',
    sort: 'invite-recent',
  },
  { ...monsieur('Loïc', 'Le Goff'), place: clapassiers(11), profession: 'G15-60', sort: 'invite-expire' },
  { ...madame('Solène', 'Vasseur'), place: clapassiers(12), profession: 'G15-60', sort: 'desactive' },
  { ...monsieur('Étienne', 'Puech'), place: clapassiers(13), profession: 'G15-10', sort: 'parti' },
  { ...madame('Fatoumata', 'Diallo-Petit'), place: clapassiers(14), profession: 'R94-200', sort: 'partira' },
  { ...madame('Rozenn', 'Le Gall'), place: clapassiers(15), vie: { genre: 'finit-dans', jours: 5 } },
  { ...monsieur('Tiago', 'Gonçalves'), place: clapassiers(16), vie: { genre: 'finit-dans', jours: 25 } },
  { ...madame('Aïcha', 'El Amrani'), place: clapassiers(17), vie: { genre: 'finit-dans', jours: 55 } },
  { ...monsieur('Rémi', 'Trémolières'), place: clapassiers(18), vie: { genre: 'expiree' } },
  { ...madame('Maëlle', 'Dupont-Castagné'), place: clapassiers(19), vie: { genre: 'renouvelee' } },
  { ...monsieur('Désiré', "N'Guessan"), place: clapassiers(20), vie: { genre: 'retiree' } },
  { ...madame('Katarzyna', 'Lewandowska'), place: clapassiers(21), vie: { genre: 'raccourcie' } },
  { ...monsieur('Marc-Antoine', 'du Plessis'), place: clapassiers(22), vie: { genre: 'a-venir' } },
  { ...madame('Hélène', 'Rouquette'), place: ['ehpad', '12', 0], profession: 'VT-directeur' },
  { ...monsieur('Bruno', 'Sénégas'), place: ['ehpad', '31', 0], profession: 'VT-directeur' },
  { ...monsieur('Minh', 'Nguyen'), place: ['ch', '81', 4], profession: 'G15-10' },
  { ...madame('Sylvie', 'Cazals'), place: ['smr', '34', 3], profession: 'VT-cadre-sante' },
  { ...madame('Odile', 'Vernhes'), place: ['ehpad', '34', 3], profession: 'VT-medecin-coordonnateur' },
  { ...monsieur('Mamadou', 'Sow'), place: ['mdph', '34', 3], profession: 'VT-instructeur-mdph' },
]

/** How many référents a structure has, when it is not drawn. */
export const referentsForces: Readonly<Record<string, number>> = {
  'grandCh 34': 2,
  'ehpad 12': 1,
  'ehpad 31': 1,
  'ch 81': 2,
  'smr 34': 2,
  'mdph 34': 2,
  'residence 48': 0,
}

/** Further structures where somebody also works, by address: [kind, département, profils]. */
export const aussiAilleurs: readonly {
  courriel: string
  en: readonly (readonly [modele: Modele, departement: string, profils: readonly string[]])[]
}[] = [
  {
    courriel: 'bruno.senegas@ehpad-les-coquelicots.example',
    en: [
      ['residence', '31', ['adm-referent-structure']],
      ['sessad', '31', ['adm-referent-structure']],
    ],
  },
  {
    courriel: 'minh.nguyen@ch-albiargues.example',
    en: [
      ['smr', '81', ['san-receveur-medical', 'san-receveur-decision']],
      ['usld', '81', ['pa-receveur-medical']],
    ],
  },
]
