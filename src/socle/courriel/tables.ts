import type { Generated } from 'kysely'

export type TableCourriel = {
  id: Generated<string>
  cle: string | null
  destinataire: string
  sujet: string
  texte: string
  html: string
  cree_le: Date
  envoye_le: Date | null
  essais: Generated<number>
  erreur: string | null
}

declare module '../base/tables.ts' {
  interface Tables {
    courriel: TableCourriel
  }
}
