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

/** What goes with a mail; dropped once it has left. */
export type TableCourrielPiece = { courriel_id: string; nom: string; type: string; contenu: Buffer }

declare module '../base/tables.ts' {
  interface Tables {
    courriel: TableCourriel
    courriel_piece: TableCourrielPiece
  }
}
