import type { Generated } from 'kysely'

export type TableJetonScim = {
  id: Generated<string>
  entite_juridique_id: string
  empreinte: Buffer
  prefixe: string
  libelle: string
  cree_par: string
  cree_le: Date
  expire_le: Date
  remplace_id: string | null
  revoque_par: string | null
  revoque_le: Date | null
  dernier_usage_le: Date | null
  minute: Date | null
  appels: Generated<number>
}

export type TableLienScim = {
  entite_juridique_id: string
  compte_id: string
  external_id: string | null
  actif: boolean
  cree_le: Date
  modifie_le: Date
  retire_le: Date | null
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    jeton_scim: TableJetonScim
    lien_scim: TableLienScim
  }
}
