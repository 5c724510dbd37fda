import { type RawBuilder, sql } from 'kysely'
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
  const { rows } = await sql<Doublon>`
    with montrees as (
      (${paires(portee, 'domaine')}) union (${paires(portee, 'telephone')})
      order by tri, a, b limit ${doublonsMontres}
    )
    select
      json_build_object('id', a.id, 'prenom', a.prenom, 'nom', a.nom, 'courriel', a.courriel, 'etat', a.etat) as a,
      json_build_object('id', b.id, 'prenom', b.prenom, 'nom', b.nom, 'courriel', b.courriel, 'etat', b.etat) as b,
      coalesce(a.telephone = b.telephone, false) as "memeTelephone"
    from montrees m join compte a on a.id = m.a join compte b on b.id = m.b
    order by m.tri, m.a, m.b`.execute(base)
  return rows
}

/**
 * Pairs that share their names and this too, in the order of names. `explain` taught to read the names from one index and to
 * stop when the page is full; `offset 0` and `is not false` keep the planner from joining all the people of the territory.
 */
function paires({ national, departements }: Portee, commun: 'domaine' | 'telephone'): RawBuilder<unknown> {
  const regarde = (c: string) =>
    sql`${sql.ref(`${c}.etat`)} in ('invite', 'actif', 'verrouille', 'inactif') and ${
      national
        ? sql`true`
        : sql`(${sql.ref(`${c}.id`)} in (
          select compte_id from presence where departement_code = any(${departements}::text[]))) is not false`
    }`
  const cle = sql.ref(commun)
  return sql`
    select g.tri, p.a, p.b from (
      select c.tri, c.${cle} as cle from compte c where c.${cle} is not null and ${regarde('c')}
      group by c.tri, c.${cle} having count(*) > 1 order by c.tri, c.${cle}
    ) g cross join lateral (
      select a.id as a, b.id as b from compte a join compte b on b.tri = g.tri and b.${cle} = g.cle and b.id > a.id
      where a.tri = g.tri and a.${cle} = g.cle and ${regarde('a')} and ${regarde('b')}
        and not exists (select from comptes_distincts d where d.compte_a = a.id and d.compte_b = b.id)
      offset 0
    ) p order by g.tri, p.a, p.b limit ${doublonsMontres}`
}
