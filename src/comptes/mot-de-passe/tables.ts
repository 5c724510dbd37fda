import type { ColumnType } from 'kysely'

/** A view: what the rights say of an account, for words that its password may not contain. */
type VueStructureDeCompte = {
  compte_id: ColumnType<string, never, never>
  nom: ColumnType<string, never, never>
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    structure_de_compte: VueStructureDeCompte
  }
}
