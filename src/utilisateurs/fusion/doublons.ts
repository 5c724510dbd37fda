import { sql } from 'kysely'
import type { EtatCompte } from '#src/comptes/tables.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Portee } from '../recherche/portee.ts'

type Double = { id: string; prenom: string; nom: string; courriel: string; etat: EtatCompte }
export type Doublon = { a: Double; b: Double; memeTelephone: boolean }

/** More is not a list to go through: it comes shorter as pairs are decided. */
export const doublonsMontres = 100

/**
 * Pairs of open accounts that may be one person: same names whatever the accents and hyphens, with the same domain of
 * address or the same telephone. The RPPS is unique by construction. Pairs already told apart are left out.
 */
export async function chercherDoublons(base: Lecture, portee: Portee): Promise<Doublon[]> {
  const presents = portee.national
    ? sql`true`
    : sql`c.id in (select compte_id from presence where departement_code = any(${portee.departements}::text[]))`
  // materialized: the accounts of the territory are read once, then joined with themselves by hash
  const { rows } = await sql<{ a: Double; b: Double; memeTelephone: boolean }>`
    with gens as materialized (
      select c.id, c.prenom, c.nom, c.courriel, c.etat, c.tri, c.telephone,
        split_part(lower(c.courriel::text), '@', 2) as domaine
      from compte c
      where c.etat in ('invite', 'actif', 'verrouille', 'inactif') and ${presents}
    )
    select
      json_build_object('id', a.id, 'prenom', a.prenom, 'nom', a.nom, 'courriel', a.courriel, 'etat', a.etat) as a,
      json_build_object('id', b.id, 'prenom', b.prenom, 'nom', b.nom, 'courriel', b.courriel, 'etat', b.etat) as b,
      coalesce(a.telephone = b.telephone, false) as "memeTelephone"
    from gens a join gens b on b.tri = a.tri and a.id < b.id
    where (a.domaine = b.domaine or a.telephone = b.telephone)
      and not exists (select from comptes_distincts d where d.compte_a = a.id and d.compte_b = b.id)
    order by a.tri, a.id, b.id
    limit ${doublonsMontres}`.execute(base)
  return rows
}
