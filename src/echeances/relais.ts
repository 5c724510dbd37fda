import { type RawBuilder, sql } from 'kysely'

/**
 * Whether what this right (alias `h`) gives is held at that instant by another right of the same person: the same
 * profil on the same perimeter, or on the whole structure. Nothing then ends for them.
 */
export function tenueParUneAutre(instant: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from habilitation autre
    where autre.compte_id = h.compte_id and autre.profil_code = h.profil_code and autre.id <> h.id
      and autre.terminee_le is null
      and autre.perimetre in (h.perimetre, 'structure:' || h.structure_id::text)
      and autre.periode @> ${instant}
  )`
}
