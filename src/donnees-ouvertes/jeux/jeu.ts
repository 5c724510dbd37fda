import type { RawBuilder } from 'kysely'

/** What a column holds, in CSV as in Parquet. */
export type TypeColonne = 'texte' | 'entier' | 'nombre' | 'prix' | 'booleen' | 'jour' | 'instant'

export type Colonne = {
  nom: string
  type: TypeColonne
  description: string
  /** Never empty. */
  requise?: boolean
  /** How the base gives it; lists come joined by « | ». */
  sql: RawBuilder<unknown>
}

/** One table of the open data: its columns tell the query, both files, the dictionary and the page. */
export type Jeu = {
  nom: string
  titre: string
  description: string
  /** What tells one row from another. */
  cle: readonly string[]
  colonnes: readonly Colonne[]
  /** `from … where …`, public things only. */
  depuis: RawBuilder<unknown>
  ordre: RawBuilder<unknown>
}

/** As texts, which both files are written from: numbers with a dot, days AAAA-MM-JJ, instants in UTC. Null: empty. */
export type Rangee = readonly (string | null)[]
