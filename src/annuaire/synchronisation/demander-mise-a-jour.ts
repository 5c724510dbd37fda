import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { demanderStructure } from '#src/structures/ror/synchronisation/travaux.ts'

const reposMs = 2 * 60_000

/** Asks for one structure to be read again in the ROR, by a job. Not twice in two minutes: nothing would differ. */
export async function demanderMiseAJour(
  tx: Ecriture,
  demande: { structureId: string; acteurId: string; maintenant: Date; origine: Origine },
): Promise<{ ok: true } | { ok: false; message: string }> {
  const { structureId, acteurId, maintenant, origine } = demande
  const recente = await tx
    .selectFrom('ror_passage')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('commence_le', '>', new Date(maintenant.getTime() - reposMs))
    .executeTakeFirst()
  if (recente) {
    return {
      ok: false,
      message: 'Cette fiche vient d’être mise à jour : attendez deux minutes avant de recommencer.',
    }
  }
  await demanderStructure(tx, { structureId, demandePar: acteurId })
  await journaliser(tx, {
    instant: maintenant,
    acteurId,
    acte: 'fiche.mise-a-jour-demandee',
    structureId,
    origine,
  })
  return { ok: true }
}
