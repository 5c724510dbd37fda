import { modes } from '../vocabulaire/modes.ts'
import { nomsDesPlaces, options } from '../vocabulaire/options.ts'
import { publics } from '../vocabulaire/publics.ts'
import { nomsDuPrive, statuts } from '../vocabulaire/statuts.ts'
import { types } from '../vocabulaire/types.ts'
import { normaliser } from './normaliser.ts'

export type Territoires = {
  departements: readonly { code: string; nom: string }[]
  regions: readonly { code: string; nom: string }[]
}

export type Sens = {
  genre: 'type' | 'mode' | 'public' | 'option' | 'statut' | 'souhait' | 'rayon' | 'departement' | 'region'
  cle: string
  libelle: string
  /** Only meant beside this other type: « cardio » beside « SMR ». */
  mentionDe?: string
}

/** Words, in the singular and joined by spaces → what they mean. The longest are tried first. */
export type Lexique = { sens: ReadonlyMap<string, readonly Sens[]>; motsMax: number }

/** What « près de Béziers » means, the nearest first. */
const rayonSousEntendu = 20
const presDe = [
  ...[
    'pres de',
    'pres du',
    'pres des',
    'pres d',
    'proche de',
    'proche du',
    'proche d',
    'autour de',
    'autour du',
    'autour d',
  ],
  ...[
    'a cote de',
    'a cote du',
    'a cote d',
    'pas loin de',
    'non loin de',
    'a proximite',
    'proximite',
    'aux alentours',
  ],
  ...['alentours', 'aux environs', 'environs', 'autour', 'proche'],
]

/** « maisons » → 'maison': French plurals that search boxes see. Short words keep their s: « mas », « as ». */
export function auSingulier(mot: string): string {
  return mot.length > 4 ? mot.replace(/[sx]$/, '') : mot
}

export function composerLexique({ departements, regions }: Territoires): Lexique {
  const sens = new Map<string, Sens[]>()
  const ajouter = (noms: readonly string[], valeur: Sens) => {
    for (const nom of noms) {
      const cle = normaliser(nom).split(' ').map(auSingulier).join(' ')
      sens.set(cle, [...(sens.get(cle) ?? []), valeur])
    }
  }
  for (const { cle, libelle, noms, mentionDe } of types)
    ajouter(noms, { genre: 'type', cle, libelle, ...(mentionDe && { mentionDe }) })
  for (const { cle, libelle, noms } of options) ajouter(noms, { genre: 'option', cle, libelle })
  for (const { cle, libelle, noms } of statuts) ajouter(noms, { genre: 'statut', cle, libelle })
  ajouter(nomsDuPrive, { genre: 'statut', cle: 'prive', libelle: 'Privé' })
  for (const { cle, libelle, noms } of modes) ajouter(noms, { genre: 'mode', cle, libelle })
  for (const { cle, libelle, noms } of publics) ajouter(noms, { genre: 'public', cle, libelle })
  ajouter(nomsDesPlaces, { genre: 'souhait', cle: 'places', libelle: 'Places déclarées libres' })
  ajouter(['pas cher', 'moins cher', 'le moins cher'], {
    genre: 'souhait',
    cle: 'prix',
    libelle: 'Le moins cher d’abord',
  })
  ajouter(presDe, {
    genre: 'rayon',
    cle: String(rayonSousEntendu),
    libelle: `À ${rayonSousEntendu} km au plus`,
  })
  for (const { code, nom } of departements)
    ajouter([nom], { genre: 'departement', cle: code, libelle: `${nom} (${code})` })
  for (const { code, nom } of regions) ajouter([nom], { genre: 'region', cle: code, libelle: nom })
  const motsMax = Math.max(...[...sens.keys()].map(cle => cle.split(' ').length))
  return { sens, motsMax }
}
