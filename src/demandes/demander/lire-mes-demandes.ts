import type { Lecture } from '#src/socle/base/base.ts'
import { type Demande, enDemande, selectionnerDemandes } from '../lire-demande.ts'

/** One's own, the latest first; older ones are in the journal. */
export async function mesDemandes(base: Lecture, compteId: string): Promise<Demande[]> {
  const lignes = await selectionnerDemandes(base)
    .where('d.demandeur_id', '=', compteId)
    .orderBy('d.creee_le', 'desc')
    .limit(50)
    .execute()
  return lignes.map(enDemande)
}
