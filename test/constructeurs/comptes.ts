import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { unCompte } from '../comptes/un-compte.ts'

/** An account (`unCompte`), with the person as they act: use cases read rights again by themselves. */
export async function unePersonne(
  base: Lecture,
  choix: Parameters<typeof unCompte>[1] = {},
): Promise<{ id: string; acteur: Acteur }> {
  const id = await unCompte(base, choix)
  const { prenom, nom, courriel } = await base
    .selectFrom('compte')
    .select(['prenom', 'nom', 'courriel'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, acteur: { compteId: id, prenom, nom, courriel, droits: [], obligation: null } }
}
