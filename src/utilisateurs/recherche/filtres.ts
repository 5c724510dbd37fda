import { type RawBuilder, sql } from 'kysely'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import type { Criteres } from './criteres.ts'

export const enCours = (maintenant: Date): RawBuilder<boolean> => sql`h.periode @> ${maintenant}::timestamptz`

/**
 * The right (alias `h`) that the filters describe: all of them bear on one and the same right. A structure or a
 * unit alone also keeps those whose right there has ended; a profil and an end are looked for among what holds now.
 */
export function droitRetenu(
  { structure, unite, profil, echeance }: Criteres,
  maintenant: Date,
): RawBuilder<boolean> {
  const conditions = [
    structure && sql`h.structure_id = ${structure}::uuid`,
    unite && sql`h.unite_id = ${unite}::uuid`,
    profil && sql`h.profil_code = ${profil}`,
    echeance && sql`h.fin <= ${ajouterJours(jourDe(maintenant), echeance)}::date`,
    (profil || echeance) && enCours(maintenant),
  ].filter(condition => condition !== undefined && condition !== '' && condition !== 0)
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

export function compteRetenu({ etat }: Criteres): RawBuilder<boolean> {
  // nobody is left to be found in an anonymised account
  return etat ? sql`c.etat = ${etat}` : sql`c.etat <> 'anonymise'`
}

/** @param note column that tells how well the words matched */
export function ordre({ tri }: Criteres, note: RawBuilder<unknown>, echeance: RawBuilder<unknown>) {
  switch (tri) {
    case 'pertinence':
      return sql`${note}, c.tri, c.id`
    case 'nom':
      return sql`c.tri, c.id`
    case 'connexion':
      return sql`c.derniere_connexion_le desc nulls last, c.tri, c.id`
    case 'echeance':
      return sql`${echeance} nulls last, c.tri, c.id`
    default:
      return tri satisfies never
  }
}
