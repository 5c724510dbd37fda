import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'

/** Where a unit or an offer hangs: a structure, or one of its units. */
export type Rattachement = { structureId: string; uniteId: string | null }

/** Finds what those ROR ids of organisations are here. Those that are not shown are absent from the answer. */
export async function trouverRattachements(
  tx: Ecriture,
  rorIds: readonly (string | undefined)[],
): Promise<Map<string, Rattachement>> {
  const ids = [...new Set(rorIds.filter(id => id !== undefined))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ rorId: string } & Rattachement>`
    select ror_id as "rorId", id as "structureId", null::uuid as "uniteId" from structure where ror_id = any(${ids}::text[])
    union all
    select ror_id, structure_id, id from unite where ror_id = any(${ids}::text[])`.execute(tx)
  return new Map(rows.map(({ rorId, ...rattachement }) => [rorId, rattachement]))
}
