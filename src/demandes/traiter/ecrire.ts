import type { Updateable } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Demande } from '../lire-demande.ts'
import type { TableDemande } from '../tables.ts'

/** Every change of a request counts one version more: who read the one before is told. */
export async function changer(
  tx: Ecriture,
  { id, version }: Demande,
  colonnes: Updateable<TableDemande>,
): Promise<void> {
  await tx
    .updateTable('demande')
    .set({ ...colonnes, version: version + 1 })
    .where('id', '=', id)
    .execute()
}
