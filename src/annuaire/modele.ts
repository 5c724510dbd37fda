import type { Jour } from '#src/socle/temps/jours.ts'
import type { EtatOuverture } from '#src/structures/fermeture.ts'
import type { Canal, Caracteristique, Horaire, Niveau } from '#src/structures/tables.ts'
import type { SourceRor } from './pages/valeur-ror.tsx'

export type ContactFiche = {
  nature: string | null
  fonction: string | null
  nom: string | null
  niveau: Niveau
  canal: Canal
  canalLibelle: string | null
  valeur: string
}

export type Ouverture = { etat: EtatOuverture; ouverteLe: Jour | null; fermeeLe: Jour | null }

/** The head and the first tab of a fiche. */
export type FicheStructure = {
  id: string
  nom: string
  nomUsuel: string | null
  finess: string | null
  siret: string | null
  categorie: string | null
  voie: string | null
  complement: string | null
  codePostal: string | null
  commune: string | null
  departement: string | null
  region: string | null
  telephone: string | null
  courriel: string | null
  siteWeb: string | null
  participationSph: string | null
  aideFinanciere: string | null
  ouverture: Ouverture
  alertes: readonly string[]
  source: SourceRor
  entiteJuridique: {
    nom: string
    finess: string | null
    siren: string | null
    statut: string | null
    source: SourceRor
  } | null
  contacts: readonly ContactFiche[]
}

export type Capacite = {
  nature: string | null
  statut: string | null
  nombre: number
  temporalite: string | null
  genre: string | null
  majLe: Date | null
}

export type LieuFiche = {
  nom: string | null
  fonction: string | null
  adresse: string | null
  capacites: readonly Capacite[]
}

export type OffreFiche = {
  id: string
  nom: string
  champ: string | null
  categorie: string | null
  caracteristiques: readonly Caracteristique[]
  ageMin: number | null
  ageMax: number | null
  horaires: readonly Horaire[]
  sensible: boolean
  active: boolean
  indisponible: { du: Jour | null; au: Jour | null; motif: string | null } | null
  source: SourceRor
  lieux: readonly LieuFiche[]
  contacts: readonly ContactFiche[]
}

/** A unit with what is under it. */
export type UniteFiche = {
  id: string
  nom: string
  type: string | null
  identifiant: string | null
  ouverture: Ouverture
  source: SourceRor
  contacts: readonly ContactFiche[]
  offres: readonly OffreFiche[]
  unites: readonly UniteFiche[]
  /** Rights that hold now on this very unit. */
  habilitations: number
}

export type OffreDeSoins = {
  unites: readonly UniteFiche[]
  /** Delivered by the structure itself. */
  offres: readonly OffreFiche[]
}
