import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import type { Profil } from '../regles/profils.ts'

/** The whole catalogue, in its own order: about fifty rows. */
export function profils(base: Lecture): Promise<Profil[]> {
  return base.selectFrom('profil').modifyFront(preparee).selectAll().orderBy('ordre').execute()
}
