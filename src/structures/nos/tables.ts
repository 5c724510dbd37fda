import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>
type Jour = string | null

type TableTerminologie = {
  url: string
  genre: 'CodeSystem' | 'ValueSet' | 'ConceptMap'
  nom: string
  description: string | null
  version: string | null
  publiee_le: Jour
  statut: string | null
  fragment: boolean
  empreinte: string
  importee_le: Instant
}

type TableCode = {
  terminologie: string
  systeme: string
  code: string
  nos: string | null
  rang: number
  libelle: string | null
  anciens_libelles: Generated<string[]>
  actif: boolean
  valide_du: Jour
  fini_le: Jour
}

type TableLien = {
  terminologie: string
  systeme: string
  code: string
  vers_systeme: string
  vers_code: string
  equivalence: string | null
  actif: boolean
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    terminologie: TableTerminologie
    terminologie_code: TableCode
    terminologie_lien: TableLien
  }
}
