import { sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { estUuid } from '#src/structures/requetes.ts'

/** Whom an act is about, as screens and mails name them. */
export type Personne = { id: string; prenom: string; nom: string; courriel: string; etat: EtatCompte }

/** Those of these accounts that exist, by name. */
export async function trouverPersonnes(base: Lecture, compteIds: readonly string[]): Promise<Personne[]> {
  const ids = compteIds.filter(estUuid)
  if (ids.length === 0) return []
  return base
    .selectFrom('compte')
    .select(['id', 'prenom', 'nom', 'courriel', 'etat'])
    .modifyFront(preparee)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('tri')
    .execute()
}
