import type { Generated } from 'kysely'

export type TableAppareilConnu = {
  compte_id: string
  empreinte: Buffer
  connu_le: Date
  vu_le: Date
}

export type TableAppareilDeConfiance = {
  id: Generated<string>
  empreinte: Buffer
  compte_id: string
  navigateur: string | null
  adresse: string | null
  cree_le: Date
  vu_le: Date
  expire_le: Date
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    appareil_connu: TableAppareilConnu
    appareil_de_confiance: TableAppareilDeConfiance
  }
}
