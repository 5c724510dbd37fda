import type { Generated } from 'kysely'

/** An opening: some hours at most, and why. See migrations/0028-pouvoirs.sql. */
export type TableAssistance = {
  id: Generated<string>
  compte_id: string
  habilitation_id: string
  motif: string
  ouverte_le: Date
  expire_le: Date
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    assistance: TableAssistance
  }
}
