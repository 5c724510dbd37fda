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
      select c.id, c.tri, c.telephone,
        split_part(lower(c.courriel::text), '@', 2) as domaine
      from compte c
      where c.etat in ('invite', 'actif', 'verrouille', 'inactif') and ${presents}
    ), paires as (
      -- two joins on equal keys rather than one with an \`or\`: a frequent name alone makes thousands of pairs
      select a.tri, a.id as a, b.id as b from gens a join gens b on b.tri = a.tri and b.domaine = a.domaine and a.id < b.id
      union
      select a.tri, a.id, b.id from gens a join gens b on b.tri = a.tri and b.telephone = a.telephone and a.id < b.id
    ), montrees as (
      select p.* from paires p
      where not exists (select from comptes_distincts d where d.compte_a = p.a and d.compte_b = p.b)
      order by p.tri, p.a, p.b limit ${doublonsMontres}
    )
    select
      json_build_object('id', a.id, 'prenom', a.prenom, 'nom', a.nom, 'courriel', a.courriel, 'etat', a.etat) as a,
      json_build_object('id', b.id, 'prenom', b.prenom, 'nom', b.nom, 'courriel', b.courriel, 'etat', b.etat) as b,
      coalesce(a.telephone = b.telephone, false) as "memeTelephone"
    from montrees m join compte a on a.id = m.a join compte b on b.id = m.b
    order by m.tri, m.a, m.b`.execute(base)
  return rows
}
