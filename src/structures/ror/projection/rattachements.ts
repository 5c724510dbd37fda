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
  const structures = await tx
    .selectFrom('structure')
    .select(['id', 'ror_id'])
    .where('ror_id', 'in', ids)
    .execute()
  const unites = await tx
    .selectFrom('unite')
    .select(['id', 'ror_id', 'structure_id'])
    .where('ror_id', 'in', ids)
    .execute()
  return new Map<string, Rattachement>([
    ...structures.map(s => [s.ror_id ?? '', { structureId: s.id, uniteId: null }] as [string, Rattachement]),
    ...unites.map(
      u => [u.ror_id ?? '', { structureId: u.structure_id, uniteId: u.id }] as [string, Rattachement],
    ),
  ])
}
