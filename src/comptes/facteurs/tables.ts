import type { Generated } from 'kysely'

export type TableFacteur = {
  id: Generated<string>
  compte_id: string
  genre: 'application' | 'courriel'
  nom: string
  secret: Buffer | null
  empreinte: Buffer | null
  dernier_pas: number | null
  cree_le: Date
  utilise_le: Date | null
}

export type TableCodeSecours = {
  compte_id: string
  empreinte: Buffer
  cree_le: Date
  utilise_le: Date | null
}

export type TableConnexionEnAttente = {
  id: Generated<string>
  empreinte: Buffer
  compte_id: string
  moyen: 'mot-de-passe' | 'reinitialisation'
  suite: string
  cree_le: Date
  expire_le: Date
  essais: Generated<number>
}

export type TableCodeCourriel = {
  id: Generated<string>
  attente_id: string
  compte_id: string
  empreinte: Buffer
  cree_le: Date
  expire_le: Date
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    facteur: TableFacteur
    code_secours: TableCodeSecours
    connexion_en_attente: TableConnexionEnAttente
    code_courriel: TableCodeCourriel
  }
}
