import type { Generated } from 'kysely'

export type TableAbsence = {
  id: Generated<string>
  compte_id: string
  du: string
  au: string
  declaree_le: Date
  annulee_le: Date | null
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    absence: TableAbsence
  }
}
