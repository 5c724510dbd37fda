import type { ColumnType } from 'kysely'
import type { BilanImport } from '../bilan.ts'
import type { CodeEchec } from '../source/echec.ts'

type Instant = ColumnType<Date, Date, Date>
type InstantOuNul = ColumnType<Date | null, Date | null | undefined, Date | null>

export type NaturePassage = 'complet' | 'delta' | 'structure' | 'fichiers'
export type EtatPassage = 'en-cours' | 'reussi' | 'partiel' | 'echoue' | 'refuse'

type TablePassage = {
  id: ColumnType<number, never, never>
  nature: NaturePassage
  structure_id: string | null
  demande_par: string | null
  etat: ColumnType<EtatPassage, EtatPassage | undefined, EtatPassage>
  profil: string | null
  commence_le: Instant
  termine_le: InstantOuNul
  depuis: InstantOuNul
  repere_le: InstantOuNul
  suivi_url: string | null
  reprend: ColumnType<number | null, undefined, number | null>
  regions: ColumnType<string[] | null, readonly string[] | undefined, never>
  code: CodeEchec | null
  motif: string | null
  bilan: ColumnType<Partial<BilanImport>, string | undefined, string>
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    ror_passage: TablePassage
    ror_etape: {
      passage_id: number
      rang: number
      quoi: string
      etat: ColumnType<
        'a-faire' | 'telechargee' | 'recue',
        'a-faire' | undefined,
        'a-faire' | 'telechargee' | 'recue'
      >
      lues: ColumnType<number, number | undefined, number>
    }
    ror_vue: { passage_id: number; type: string; id: string; genre: string; sort: string }
  }
}
