import type { Lexique, Sens } from './lexique.ts'

export type CommuneConnue = { cle: string; nom: string; nomNormalise: string; departementCode: string }

/** What the reader of a search must know: words, and the places that the base found for them. */
export type Connaissances = {
  lexique: Lexique
  communes: readonly CommuneConnue[]
  departements: ReadonlySet<string>
}

type Genre = Sens['genre'] | 'prix' | 'commune' | 'code-postal' | 'finess' | 'adresse' | 'nom'

/** What some of the typed words were taken for. `debut` and `fin` are their place in the text. */
export type Passage = { genre: Genre; libelle: string; debut: number; fin: number }

type Apport = {
  types: readonly string[]
  modes: readonly string[]
  publics: readonly string[]
  options: readonly string[]
  statuts: readonly string[]
  departements: readonly string[]
  regions: readonly string[]
  /** Homonyms together, when nothing tells them apart. */
  communes: readonly CommuneConnue[]
  codesPostaux: readonly string[]
  finess: readonly string[]
  /** Normalised words of a street. */
  adresse: readonly string[]
  /** Normalised words of a name: whatever was not taken for something else. */
  nom: readonly string[]
  /** Places that were named in words: they may as well be a part of an establishment's name. */
  lieuxEnToutesLettres: readonly string[]
  /** Kilometres around the place: « près de », « à 30 km de ». */
  rayons: readonly number[]
  /** Euros a month: « moins de 2 000 € ». */
  prixMax: readonly number[]
  /** « places disponibles », « pas cher ». */
  souhaits: readonly ('places' | 'prix')[]
}

export type Comprehension = Apport & { passages: readonly Passage[] }

/** A passage, read: how many words it takes, and what it brings. */
export type Lecture = { mots: number; genre: Genre; libelle: string; apport: Partial<Apport> }

const rien: Apport = {
  types: [],
  modes: [],
  publics: [],
  options: [],
  statuts: [],
  departements: [],
  regions: [],
  communes: [],
  codesPostaux: [],
  finess: [],
  adresse: [],
  nom: [],
  lieuxEnToutesLettres: [],
  rayons: [],
  prixMax: [],
  souhaits: [],
}

/** All that was read, together. */
export function reunir(apports: readonly Partial<Apport>[], passages: readonly Passage[]): Comprehension {
  const reunis = Object.keys(rien).map(cle => [
    cle,
    apports.flatMap(a => [...(a[cle as keyof Apport] ?? [])]),
  ])
  return { ...(Object.fromEntries(reunis) as Apport), passages }
}
