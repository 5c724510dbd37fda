import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import type { Profil } from '../regles/profils.ts'
import type { Inclusion } from '../restrictions/regle.ts'

/** The whole catalogue, in its own order: about fifty rows. */
export function profils(base: Lecture): Promise<Profil[]> {
  return base.selectFrom('profil').modifyFront(preparee).selectAll().orderBy('ordre').execute()
}

/** Which profils contain which: a few rows. */
export function profilsInclus(base: Lecture): Promise<Inclusion[]> {
  return base
    .selectFrom('profil_inclus')
    .modifyFront(preparee)
    .select(['profil_code as profil', 'inclus_code as inclus'])
    .execute()
}
