import type { EtatCompte } from '#src/comptes/tables.ts'
import type { MotifFin } from '#src/habilitations/tables.ts'
import type { Jour } from '#src/socle/temps/jours.ts'

/** A person of the demo region, as the table `compte` will hold it. */
export type Personne = {
  id: string
  courriel: string
  civilite: 'madame' | 'monsieur'
  nom: string
  prenom: string
  profession: string
  fonction: string | null
  rpps: string | null
  telephone: string | null
  etat: EtatCompte
  creeLe: Date
  creePar: string | null
  activeLe: Date | null
  derniereConnexionLe: Date | null
}

/** Where a right applies. Structures by their FINESS, units by their ROR id: their own ids come at import. */
export type Perimetre =
  | { genre: 'structure'; finess: string }
  | { genre: 'unite'; finess: string; rorId: string }
  | { genre: 'departement'; code: string }
  | { genre: 'region'; code: string }
  | { genre: 'national' }

export type Droit = {
  id: string
  compte: string
  profil: string
  perimetre: Perimetre
  debut: Jour
  fin: Jour
  finAccordee: Jour
  termineeLe: Date | null
  motifFin: MotifFin | null
  commentaireFin: string | null
  attribueePar: string | null
  /** The second person, for a profil that takes two. */
  approuveePar: string | null
  attribueeLe: Date
  motif: string | null
  renouvelle: string | null
  modifieePar: string | null
  recevoirCourriels: boolean
}

export type Depart = {
  id: string
  compte: string
  finess: string
  le: Jour
  immediat: boolean
  motif: string
  decidePar: string
  decideLe: Date
  droits: { id: string; finPrecedente: Jour }[]
}

/** What waits for a second person. */
export type PropositionEnAttente = {
  compte: string
  profil: string
  region: string
  debut: Jour
  fin: Jour
  motif: string
  par: string
  le: Date
}

/** The people of the region and what happened to them; filled step by step, then written at once. */
export type Peuplement = {
  personnes: Personne[]
  droits: Droit[]
  departs: Depart[]
  propositions: PropositionEnAttente[]
}
