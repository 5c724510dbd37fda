export type TableRappel = {
  habilitation_id: string
  destinataire_id: string
  seuil: number
  le: string
}

export type TableCalendrier = {
  compte_id: string
  empreinte: Buffer
  cree_le: Date
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    rappel: TableRappel
    calendrier: TableCalendrier
  }
}
