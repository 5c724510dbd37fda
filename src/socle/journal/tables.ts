import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, never>

export type TableJournal = {
  id: Generated<number>
  instant: Date
  acteur_id: string | null
  acte: string
  issue: 'fait' | 'refuse'
  compte_id: string | null
  structure_id: string | null
  habilitation_id: string | null
  motif: string | null
  details: Json<Record<string, unknown>>
  origine: Json<Record<string, string>>
}

declare module '../base/tables.ts' {
  interface Tables {
    journal: TableJournal
  }
}
