import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { ajouterJours, debutDuJour, type Jour } from '#src/socle/temps/jours.ts'
import { empreinteDeLigne, lignesParBloc } from './empreinte.ts'

/** Blocks fetched at a time: some megabytes, whatever the day. */
const blocsParLecture = 8

/**
 * The lines of one civil day (Europe/Paris) by increasing id, as blocks of `id, digest` (40 bytes a line). One cursor,
 * so one snapshot: what commits meanwhile is not of this reading. Memory stays the same for a day of a million lines.
 */
export async function* lireJour(tx: Ecriture, jour: Jour): AsyncGenerator<Buffer> {
  const [debut, fin] = [debutDuJour(jour), debutDuJour(ajouterJours(jour, 1))]
  // a cursor is planned for its first rows unless told that it will be read to its end
  await sql`set local cursor_tuple_fraction = 1`.execute(tx)
  // « offset 0 »: digests are made before the sort, which then carries 56 bytes a line instead of whole lines
  await sql`declare lignes_du_jour no scroll cursor for
    select string_agg(int8send(id) || empreinte, ''::bytea order by id, instant) as lignes
    from (
      select *, (row_number() over (order by id, instant) - 1) / ${sql.lit(lignesParBloc)} as bloc
      from (
        select j.id, j.instant, ${empreinteDeLigne} as empreinte from journal j
        where j.instant >= ${sql.lit(debut.toISOString())} and j.instant < ${sql.lit(fin.toISOString())}
        offset 0
      ) as lues
    ) as rangees
    group by bloc order by bloc`.execute(tx)
  for (;;) {
    const { rows } = await sql<{
      lignes: Buffer
    }>`fetch ${sql.lit(blocsParLecture)} from lignes_du_jour`.execute(tx)
    for (const { lignes } of rows) yield lignes
    if (rows.length < blocsParLecture) break
  }
  await sql`close lignes_du_jour`.execute(tx)
}
