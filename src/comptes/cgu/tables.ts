import type { Jour } from '#src/socle/temps/jours.ts'

export type TableAcceptationCgu = {
  compte_id: string
  version: Jour
  empreinte: Buffer
  acceptee_le: Date
  adresse: string | null
  navigateur: string | null
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    acceptation_cgu: TableAcceptationCgu
  }
}
