import type { Generated, GeneratedAlways } from 'kysely'

export type Module = 'transverse' | 'sanitaire' | 'grand-age' | 'handicap' | 'tnd' | 'observatoire'
export type GenrePerimetre = 'structure' | 'unite' | 'entite' | 'departement' | 'region' | 'national'
/** From which level a profil is given, from the closest to the field to the widest. */
export type Niveau = 'unite' | 'structure' | 'departement' | 'region' | 'national'
export type MotifFin = 'depart' | 'retrait' | 'renouvellement' | 'raccourcissement' | 'fusion'

export type TableProfil = {
  code: string
  libelle: string
  /** Which structures it fits: one of `categorie_structure.familles`, or 'territoire' outside of structures. */
  famille: string
  module: Module
  permet: string
  perimetres: GenrePerimetre[]
  ordre: number
  donne_a_partir_de: Niveau
  /** Proposed by one, approved by another. */
  deux_personnes: boolean
  /** Days, first and last included; null: two years, as any right. */
  duree_max_jours: number | null
}

/** Days are 'AAAA-MM-JJ'. See migrations 0005 and 0028 for what each column obeys. */
export type TableHabilitation = {
  id: Generated<string>
  compte_id: string
  profil_code: string
  structure_id: string | null
  unite_id: string | null
  entite_juridique_id: Generated<string | null>
  departement_code: string | null
  region_code: string | null
  debut: string
  fin_accordee: string
  fin: string
  terminee_le: Date | null
  motif_fin: MotifFin | null
  commentaire_fin: string | null
  attribuee_par: string | null
  /** The second person, for a profil that takes two. */
  approuvee_par: Generated<string | null>
  attribuee_le: Date
  motif: string | null
  renouvelle_id: string | null
  modifiee_par: string | null
  recevoir_courriels: Generated<boolean>
  /** Stopped by a review that nobody answered, until somebody else restores it. */
  suspendue_le: Generated<Date | null>
  suspendue_par_revue: Generated<string | null>
  version: Generated<number>
  perimetre: GeneratedAlways<string>
  periode: GeneratedAlways<string>
}

export type TableDepart = {
  id: Generated<string>
  compte_id: string
  structure_id: string
  le: string
  immediat: boolean
  motif: string | null
  /** Null: an information system, which the journal names. */
  decide_par: string | null
  decide_le: Date
  annule_par: string | null
  annule_le: Date | null
}

export type TableDepartHabilitation = {
  depart_id: string
  habilitation_id: string
  fin_precedente: string
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    profil: TableProfil
    /** The first opens all that the second opens. */
    profil_inclus: { profil_code: string; inclus_code: string }
    habilitation: TableHabilitation
    depart: TableDepart
    depart_habilitation: TableDepartHabilitation
  }
}
