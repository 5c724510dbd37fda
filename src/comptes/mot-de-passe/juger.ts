import type { Lecture } from '#src/socle/base/base.ts'
import { faiblesseDe } from './faiblesse.ts'
import type { Personne } from './mots-personnels.ts'

/** Somebody may hold rights in more places than one would think of for a password. */
const structuresMax = 50

/** Why this account may not have this password, in a sentence for the form; null when it will do. */
export async function jugerMotDePasse(
  base: Lecture,
  compte: Pick<Personne, 'nom' | 'prenom' | 'courriel'> & { compteId: string },
  motDePasse: string,
): Promise<string | null> {
  const structures = await base
    .selectFrom('structure_de_compte')
    .select('nom')
    .where('compte_id', '=', compte.compteId)
    .limit(structuresMax)
    .execute()
  return faiblesseDe(motDePasse, { ...compte, structures: structures.map(({ nom }) => nom) })
}
