import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Jeu, Rangee, TypeColonne } from '../jeux/jeu.ts'

/** Rows at a time: as many as a chunk of DuckDB holds. */
const parLot = 2048

/** The rows of a table, some thousands at a time, from a cursor: the whole is never in memory. In the caller's snapshot. */
export async function* lireJeu(
  tx: Ecriture,
  { nom, colonnes, depuis, ordre }: Jeu,
): AsyncGenerator<Rangee[]> {
  const curseur = sql.id(`export_${nom}`)
  const selection = colonnes.map(
    ({ sql: valeur, nom: alias, type }) => sql`${enTexte(valeur, type)} as ${sql.id(alias)}`,
  )
  await sql`declare ${curseur} no scroll cursor for select ${sql.join(selection)} ${depuis} order by ${ordre}`.execute(
    tx,
  )
  for (;;) {
    const { rows } = await sql<
      Record<string, string | null>
    >`fetch ${sql.lit(parLot)} from ${curseur}`.execute(tx)
    if (rows.length > 0) yield rows.map(ligne => colonnes.map(({ nom: cle }) => ligne[cle] ?? null))
    if (rows.length < parLot) break
  }
  await sql`close ${curseur}`.execute(tx)
}

/** An empty text and none are one: CSV knows no difference. */
function enTexte(valeur: Jeu['colonnes'][number]['sql'], type: TypeColonne) {
  switch (type) {
    case 'instant':
      return sql`to_char(${valeur} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
    case 'texte':
      return sql`nullif(${valeur}::text, '')`
    default:
      return sql`${valeur}::text`
  }
}
