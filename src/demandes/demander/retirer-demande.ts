import type { Ecriture } from '#src/socle/base/base.ts'
import type { ContexteDemande, RefusDemande } from '../contexte.ts'
import { trouverDemande } from '../lire-demande.ts'
import { noter } from '../noter.ts'
import { empechement, phrases } from '../regles.ts'

/** Whoever asked thinks better of it. Somebody else's request does not exist for them. */
export async function retirerDemande(
  tx: Ecriture,
  c: ContexteDemande,
  demandeId: string,
): Promise<{ ok: true } | RefusDemande> {
  await tx.selectFrom('demande').select('id').where('id', '=', demandeId).forUpdate().execute()
  const demande = await trouverDemande(tx, demandeId)
  if (demande?.demandeurId !== c.acteur.compteId) return { ok: false, genre: 'hors-perimetre' }
  const non = empechement(demande, 'retirer', c.acteur.compteId)
  if (non) return { ok: false, genre: 'depassee', message: phrases[non] }
  await tx
    .updateTable('demande')
    .set({ etat: 'retiree', close_le: c.maintenant, version: demande.version + 1 })
    .where('id', '=', demandeId)
    .execute()
  await noter(tx, c, 'retiree', demande)
  return { ok: true }
}
