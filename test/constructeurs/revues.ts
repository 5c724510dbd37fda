import type { Lecture } from '#src/socle/base/base.ts'
import { midi } from './scene.ts'

/** An open review of a structure, without any line: what a suspension must name. */
export async function uneRevue(base: Lecture, { structureId }: { structureId: string }): Promise<string> {
  const commun = { lieu: 'CH de Lunel', ouverte_le: midi, echeance: '2026-12-23' }
  const { id: campagneId } = await base
    .insertInto('campagne_revue')
    .values({
      ...commun,
      genre: 'structure',
      structure_id: structureId,
      debut: '2026-11-23',
      libelles: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await base
    .insertInto('revue')
    .values({
      ...commun,
      campagne_id: campagneId,
      volet: 'structure',
      structure_id: structureId,
      cloture_prevue: '2026-12-31',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
