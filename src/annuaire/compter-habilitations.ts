import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'

/** How many rights hold now on each unit of a structure. Units that bear none are absent. */
export async function compterHabilitations(
  base: Lecture,
  structureId: string,
  maintenant: Date,
): Promise<ReadonlyMap<string, number>> {
  const lignes = await base
    .selectFrom('habilitation')
    .select(({ fn }) => ['unite_id', fn.countAll<number>().as('nombre')])
    .where('structure_id', '=', structureId)
    .where('unite_id', 'is not', null)
    .where(sql<boolean>`periode @> ${maintenant}::timestamptz`)
    .groupBy('unite_id')
    .execute()
  return new Map(lignes.map(({ unite_id, nombre }) => [unite_id ?? '', nombre]))
}
