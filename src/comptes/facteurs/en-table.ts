import type { Facteur } from './facteur.ts'
import type { TableFacteur } from './tables.ts'

/** What the kinds kept in the table `facteur` share. */
export function enTable(
  genre: TableFacteur['genre'],
): Pick<Facteur, 'genre' | 'lister' | 'renommer' | 'retirer'> {
  return {
    genre,
    lister: (base, compteId) =>
      base
        .selectFrom('facteur')
        .select(['id', 'nom', 'cree_le as ajouteLe', 'utilise_le as utiliseLe'])
        .where('compte_id', '=', compteId)
        .where('genre', '=', genre)
        .orderBy('cree_le')
        .execute(),
    renommer: async (tx, { compteId, id, nom }) => {
      await tx
        .updateTable('facteur')
        .set({ nom })
        .where('compte_id', '=', compteId)
        .where('id', '=', id)
        .execute()
    },
    retirer: async (tx, { compteId, id }) => {
      const siens = tx.deleteFrom('facteur').where('compte_id', '=', compteId).where('genre', '=', genre)
      await (id === undefined ? siens : siens.where('id', '=', id)).execute()
    },
  }
}
