import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Tables } from '#src/socle/base/tables.ts'

/** Inserts many rows of the same shape in one statement, whatever their number. Keys are column names. */
export async function insererEnBloc(
  tx: Ecriture,
  table: keyof Tables & string,
  lignes: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [premiere] = lignes
  if (!premiere) return
  const colonnes = sql.join(Object.keys(premiere).map(nom => sql.ref(nom)))
  await sql`insert into ${sql.table(table)} (${colonnes})
    select ${colonnes} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(lignes)}::jsonb)
  `.execute(tx)
}
