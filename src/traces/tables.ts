import type { Jour } from '#src/socle/temps/jours.ts'

export type TableSceau = {
  jour: Jour
  nombre: number
  premiere_id: number | null
  derniere_id: number | null
  /** SHA-256, 32 bytes. */
  empreinte: Buffer
  empreinte_precedente: Buffer | null
  scelle_le: Date
}

export type TableBlocDeSceau = { jour: Jour; rang: number; lignes: Buffer }

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    journal_sceau: TableSceau
    journal_sceau_bloc: TableBlocDeSceau
  }
}
