import type { Generated, GeneratedAlways } from 'kysely'

export type Module = 'transverse' | 'sanitaire' | 'grand-age' | 'handicap' | 'tnd' | 'observatoire'
export type GenrePerimetre = 'structure' | 'unite' | 'departement' | 'region' | 'national'
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
}

/** Days are 'AAAA-MM-JJ'. See migrations/0005-habilitations.sql for what each column obeys. */
export type TableHabilitation = {
  id: Generated<string>
  compte_id: string
  profil_code: string
  structure_id: string | null
  unite_id: string | null
  departement_code: string | null
  region_code: string | null
  debut: string
  fin_accordee: string
  fin: string
  terminee_le: Date | null
  motif_fin: MotifFin | null
  commentaire_fin: string | null
  attribuee_par: string | null
  attribuee_le: Date
  motif: string | null
  renouvelle_id: string | null
  modifiee_par: string | null
  recevoir_courriels: Generated<boolean>
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
    habilitation: TableHabilitation
    depart: TableDepart
    depart_habilitation: TableDepartHabilitation
  }
}
