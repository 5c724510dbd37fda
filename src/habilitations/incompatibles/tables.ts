/** Where two profils exclude each other: on one same structure, or wherever they bear. */
export type PorteeIncompatible = 'structure' | 'partout'

export type TableProfilIncompatible = {
  /** Before `profil_b` by their codes: one row per pair. */
  profil_a: string
  profil_b: string
  portee: PorteeIncompatible
  raison: string
}

/** View: rights of one person that overlap and exclude one another, each pair from both sides. */
export type VueHabilitationIncompatible = {
  habilitation_id: string
  autre_id: string
  compte_id: string
  profil: string
  autre_profil: string
  raison: string
  /** While both hold. */
  periode: string
}

export type TableIncompatibiliteConstatee = {
  habilitation_id: string
  autre_id: string
  constatee_le: Date
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    profil_incompatible: TableProfilIncompatible
    habilitation_incompatible: VueHabilitationIncompatible
    incompatibilite_constatee: TableIncompatibiliteConstatee
  }
}
