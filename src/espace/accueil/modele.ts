import type { Jour } from '#src/socle/temps/jours.ts'

export type Contact = {
  compteId: string
  nom: string
  fonction: string | null
  telephone: string | null
  courriel: string
}

export type StructureCitee = {
  id: string
  nom: string
  categorie: string | null
  commune: string | null
  departement: string | null
}

/** A right, as the home page and « Mon compte » show it. */
export type DroitMontre = {
  id: string
  profil: string
  permet: string
  /** « CH de Lannoy », « CH de Lannoy, SMR gériatrique », « Région Occitanie ». */
  perimetre: string
  structureId: string | null
  debut: Jour
  fin: Jour
  recevoirCourriels: boolean
}

export type DroitDAutrui = {
  id: string
  compteId: string
  personne: string
  profil: string
  perimetre: string
  fin: Jour
}

export type StructureFragile = StructureCitee & { referents: number }

export type CompteEnAttente = { id: string; nom: string; courriel: string; inviteLe: Jour; structure: string }

export type DepartPrevu = { id: string; compteId: string; personne: string; structure: string; le: Jour }

/** A list of which the page shows the beginning. */
export type Extrait<T> = { total: number; premiers: readonly T[] }

/** What awaits whoever administers structures or a territory. */
export type ADecider = {
  echeances: Extrait<DroitDAutrui>
  fragiles: Extrait<StructureFragile>
  enAttente: Extrait<CompteEnAttente>
  departs: Extrait<DepartPrevu>
  /** How many structures are looked after. */
  structures: number
}

/** Whom to ask for a structure: its référents, or the regional team when it has none. */
export type Relais = {
  structure: StructureCitee
  referents: readonly Contact[]
  /** Of the structure's département. */
  chargesDeMission: readonly Contact[]
}

export type Accueil = {
  prenom: string
  aujourdHui: Jour
  /** null: this person administers nothing. */
  aDecider: ADecider | null
  droits: readonly DroitMontre[]
  relais: readonly Relais[]
  equipe: { nom: string; courriel: string; telephone: string }
}
