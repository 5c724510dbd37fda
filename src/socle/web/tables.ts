export type TableSoumission = {
  jeton: string
  compte_id: string | null
  reponse: string | null
  cree_le: Date
}

declare module '../base/tables.ts' {
  interface Tables {
    soumission: TableSoumission
  }
}
