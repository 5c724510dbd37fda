import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Import } from './lire-imports.ts'
import { lancer } from './travaux/lancer.ts'

/** The person has read the dry run and says yes. The work is a job: a large file must not hold the page. */
export async function confirmer(
  tx: Ecriture,
  { acteur, maintenant }: Contexte,
  { id }: Pick<Import, 'id'>,
  homonymes: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('import')
    .set({ etat: 'a-appliquer', homonymes, confirme_le: maintenant, avance_le: maintenant, faites: 0 })
    .where('id', '=', id)
    .where('compte_id', '=', acteur.compteId)
    .where('genre', '=', 'personnes')
    .where('etat', '=', 'verifie')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await lancer(tx, 'appliquer-import', id)
  return true
}

/** No news for that long, in ms: the process that worked may be dead. Its job comes back by itself hours later only. */
const silence = 60_000

export const estArrete = ({ etat, avanceLe }: Pick<Import, 'etat' | 'avanceLe'>, maintenant: Date): boolean =>
  (etat === 'a-verifier' || etat === 'a-appliquer') && maintenant.getTime() - avanceLe.getTime() > silence

/** Asks again for the work under way. Harmless when it is alive after all: the second one finds it done. */
export async function reprendre(tx: Ecriture, { maintenant }: Contexte, { id, etat }: Import): Promise<void> {
  if (etat === 'verifie' || etat === 'applique') return
  await tx.updateTable('import').set({ avance_le: maintenant }).where('id', '=', id).execute()
  await lancer(tx, etat === 'a-verifier' ? 'verifier-import' : 'appliquer-import', id)
}
