import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'

type Commande = { compteId: string; cleId: string; nom: string; maintenant: Date; origine: Origine }

/** @returns false when there is no such key on this account. Nothing is written when nothing differs. */
export async function renommerCle(tx: Ecriture, commande: Commande): Promise<boolean> {
  const { compteId, cleId, nom, maintenant, origine } = commande
  const cle = await tx
    .selectFrom('cle_acces')
    .select('nom')
    .where('id', '=', cleId)
    .where('compte_id', '=', compteId)
    .forUpdate()
    .executeTakeFirst()
  if (!cle) return false
  if (cle.nom === nom) return true
  await tx.updateTable('cle_acces').set({ nom }).where('id', '=', cleId).execute()
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
  await journaliser(tx, { ...ligne, acte: 'compte.cle-renommee', details: { avant: cle.nom, apres: nom } })
  return true
}
