type TableAnnuaire = {
  structure_id: string
  finess: string
  nom: string
  types: string[]
  voie: string | null
  code_postal: string | null
  commune: string | null
  departement_code: string | null
  latitude: number | null
  longitude: number | null
  fermee_le: string | null
  capacite: number | null
  /** Euros a month, as text: a price is no floating number. */
  prix_mois: string | null
  places_libres: number | null
  places_le: Date | null
  etiquettes: string[]
  recherche: string
  variantes: number[]
}

type TableCommune = {
  /** « 34-montpellier » */
  cle: string
  nom: string
  nom_normalise: string
  departement_code: string
  codes_postaux: string[]
  latitude: number | null
  longitude: number | null
  etablissements: number
  variantes: number[]
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    annuaire_public: TableAnnuaire
    annuaire_commune: TableCommune
    annuaire_a_refaire: { id: number; structure_id: string }
  }
}
