import type { Generated } from 'kysely'

export type EtatImport = 'a-verifier' | 'verifie' | 'a-appliquer' | 'applique'
export type Issue = 'cree' | 'attribue' | 'propose' | 'inchange' | 'homonyme' | 'refuse'

export type TableImport = {
  id: Generated<string>
  compte_id: string
  genre: 'personnes' | 'departs'
  structure_id: string | null
  fichier: string
  colonnes_ignorees: string[]
  etat: EtatImport
  homonymes: Generated<boolean>
  lignes: number
  faites: Generated<number>
  avance_le: Date
  origine: string
  cree_le: Date
  expire_le: Date
  confirme_le: Date | null
  applique_le: Date | null
}

export type TableImportLigne = {
  import_id: string
  numero: number
  champs: string
  issue: Issue | null
  explication: string | null
  fait: 'ecrite' | 'ecartee' | null
  compte_id: string | null
  a_inviter: Generated<boolean>
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    import: TableImport
    import_ligne: TableImportLigne
  }
}
