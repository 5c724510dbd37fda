import type { Generated, GeneratedAlways } from 'kysely'

export type DecisionProposition = 'approuvee' | 'refusee' | 'expiree'

/** Days are 'AAAA-MM-JJ'. See migrations/0028-pouvoirs.sql for what each column obeys. */
export type TableProposition = {
  id: Generated<string>
  compte_id: string
  profil_code: string
  structure_id: string | null
  unite_id: string | null
  entite_juridique_id: string | null
  departement_code: string | null
  region_code: string | null
  perimetre: GeneratedAlways<string>
  debut: string
  fin: string
  motif: string
  proposee_par: string
  proposee_le: Date
  expire_le: Date
  decision: Generated<DecisionProposition | null>
  decidee_par: Generated<string | null>
  decidee_le: Generated<Date | null>
  motif_refus: Generated<string | null>
  habilitation_id: Generated<string | null>
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    proposition: TableProposition
  }
}
