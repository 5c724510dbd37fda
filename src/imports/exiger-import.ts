import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { type Import, trouverImport } from './lire-imports.ts'

/** One's own import; for anybody else, and once it has expired, the answer is that of one that does not exist. */
export async function exigerImport(
  r: Requete<Acteur>,
  genre: Import['genre'],
  parametre = 'importId',
): Promise<Import> {
  const id = r.parametre(parametre)
  const trouve = await trouverImport(r.services.base, id, {
    compteId: r.acteur.compteId,
    maintenant: r.maintenant,
  })
  return trouve?.genre === genre ? trouve : refuserAcces(r, { objet: 'import', id })
}
