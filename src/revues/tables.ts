import type { ColumnType, Generated } from 'kysely'
import type { Decision, Issue } from './regles.ts'

type Json<T> = ColumnType<T, string, string>

export type GenreCampagne = 'structure' | 'entite' | 'departement' | 'region' | 'national'
export type Volet = 'structure' | 'referents' | 'territoire'
export type SansReponse = 'suspension' | 'fin'

/** A name and what seals it (cloture/sceaux.ts). Null: erased. Format 1 had no seals. */
export type NomScelle = { nom: string | null; sel?: string | null; sceau?: string }
export type Relecteurs = Record<string, NomScelle>

/** Days are 'AAAA-MM-JJ'. See migrations/0040-revues.sql for what each column obeys. */
export type TableCampagne = {
  id: Generated<string>
  genre: GenreCampagne
  structure_id: Generated<string | null>
  entite_juridique_id: Generated<string | null>
  departement_code: Generated<string | null>
  region_code: Generated<string | null>
  lieu: string
  modules: Generated<string[] | null>
  profils: Generated<string[] | null>
  seulement_non_revues: Generated<boolean>
  ouverte_par: Generated<string | null>
  /** Who opened the first of its line. */
  initiee_par: Generated<string | null>
  ouverte_le: Date
  debut: string
  echeance: string
  cadence_mois: Generated<number | null>
  sans_reponse: Generated<SansReponse>
  delai_jours: Generated<number>
  precedente_id: Generated<string | null>
  /** Label of each profil, by code. */
  libelles: Json<Record<string, string>>
  curseur: Generated<string>
  figee_le: Generated<Date | null>
}

export type TableRevue = {
  id: Generated<string>
  campagne_id: string
  volet: Volet
  structure_id: Generated<string | null>
  departement_code: Generated<string | null>
  region_code: Generated<string | null>
  lieu: string
  echeance: string
  cloture_prevue: string
  ouverte_le: Date
  etat: Generated<'ouverte' | 'signee' | 'close'>
  close_le: Generated<Date | null>
  signee_par: Generated<string | null>
  /** Those who decided and who signed, by account id. */
  relecteurs: ColumnType<Relecteurs | null, never, string>
  /** Of the attestation: 1 seals names themselves, 2 their seals. */
  format: Generated<number>
  empreinte: Generated<Buffer | null>
}

export type TableLigne = {
  revue_id: string
  rang: number
  habilitation_id: string
  compte_id: string
  personne: string
  profil_code: string
  precision_lieu: string | null
  fin: string
  inhabituelle: boolean
  /** Last day of use as known at the opening; null: none. */
  utilisee_le: string | null
  /** Whether the use of this profil is known at all. */
  usage_note: Generated<boolean>
  /** In the country, holders of this profil that have this profession, of so many. */
  confreres: number | null
  titulaires: number | null
  confiee_a: string | null
  decision: Decision | null
  reduite_au: string | null
  reduite_profil: string | null
  reduite_unite_id: string | null
  /** The words of the two above, on the day of the decision. */
  reduite_en: string | null
  nouvelle_habilitation_id: string | null
  commentaire: string | null
  decidee_par: string | null
  decidee_le: Date | null
  version: Generated<number>
  issue: Issue | null
  fin_constatee: Date | null
  sel: string | null
  sceau: Buffer | null
}

export type TableRappelRevue = { revue_id: string; destinataire_id: string; seuil: number; le: string }

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    campagne_revue: TableCampagne
    revue: TableRevue
    revue_ligne: TableLigne
    revue_rappel: TableRappelRevue
    /** Digests of files handed out before their review was sealed again. */
    revue_empreinte: { empreinte: Buffer; revue_id: string }
  }
}
