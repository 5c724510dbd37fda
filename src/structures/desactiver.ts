import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { noterChangements } from './historique/noter-changements.ts'

type Decision = {
  structureId: string
  acteurId: string
  maintenant: Date
  origine: Origine
  motif: string
  desactivee: boolean
}

/**
 * Puts a structure out of the directory here, or back in it, whatever the ROR says (interop.md §10.3). It takes no
 * new right while it is out; those that hold go on, and the mirror goes on following the source.
 */
export async function deciderDesactivation(
  tx: Ecriture,
  { structureId, acteurId, maintenant, origine, motif, desactivee }: Decision,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const structure = await tx
    .selectFrom('structure')
    .select(['nom', 'desactivee_le'])
    .where('id', '=', structureId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if ((structure.desactivee_le !== null) === desactivee) {
    const message = desactivee
      ? 'Cette structure est déjà désactivée.'
      : 'Cette structure n’est pas désactivée.'
    return { ok: false, message }
  }
  const apres = desactivee ? maintenant : null
  await tx.updateTable('structure').set({ desactivee_le: apres }).where('id', '=', structureId).execute()
  await noterChangements(tx, {
    structureId,
    objet: 'structure',
    objetId: structureId,
    avant: { desactivee_le: structure.desactivee_le },
    apres: { desactivee_le: apres },
    source: 'viatrajectoire',
    acteurId,
    le: maintenant,
  })
  await journaliser(tx, {
    instant: maintenant,
    acteurId,
    acte: desactivee ? 'structure.desactivee' : 'structure.reactivee',
    structureId,
    motif,
    details: { structure: structure.nom },
    origine,
  })
  return { ok: true }
}
