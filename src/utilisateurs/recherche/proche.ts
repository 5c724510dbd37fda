import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Criteres, filtreUnDroit } from './criteres.ts'
import { compteRetenu, droitRetenu, enCours, ordre } from './filtres.ts'
import type { Mots } from './mots.ts'
import { noteDeStructure, noteDuMot } from './note.ts'
import { creeSansDroit, droitDansPortee, type Portee } from './portee.ts'
import type { Fenetre, Trouves } from './trouves.ts'

/**
 * The search of a référent: starts from the rights of the structures they administer, reads them once, then scores
 * their people, all of them (a teaching hospital has 5,000 rights). `explain` taught that one pass with `group by`
 * over `habilitation_structure_compte` costs 4 ms where an `exists` per person and per filter costs 20.
 */
export async function chercherProche(
  base: Lecture,
  recherche: { portee: Portee; criteres: Criteres; mots: Mots; maintenant: Date },
  { decalage, limite }: Fenetre,
): Promise<Trouves> {
  const { portee, criteres, mots, maintenant } = recherche
  const notesDesStructures = await noterLesStructures(base, portee, mots)
  const colonnes = mots.map((_, i) => sql.ref(`s${i}`))
  const note = sql.join(
    mots.map((mot, i) => noteDuMot(mot, sql`gens.s${sql.raw(String(i))}`)),
    sql` + `,
  )
  const { rows } = await sql<{ id: string; total: number }>`
    with gens as materialized (
      select h.compte_id as id,
        min(h.fin) filter (where ${enCours(maintenant)}) as echeance
        ${sql.join(
          mots.map((_, i) => sql`, ${plusPetite(notesDesStructures[i] ?? [])} as ${colonnes[i]}`),
          sql``,
        )}
      from habilitation h
      where ${droitDansPortee(portee)}
      group by h.compte_id
      having bool_or(${droitRetenu(criteres, maintenant)})
        and ${criteres.sans ? sql`not bool_or(${enCours(maintenant)})` : sql`true`}
      union all
      select c.id, null${sql.join(
        mots.map(() => sql`, null::int`),
        sql``,
      )}
      from compte c
      where ${filtreUnDroit(criteres) ? sql`false` : creeSansDroit(portee)}
    ), notes as (
      select c.id, c.tri, c.derniere_connexion_le, gens.echeance, ${mots.length > 0 ? note : sql`0`} as note
      from gens join compte c on c.id = gens.id
      where ${compteRetenu(criteres)}
    )
    select c.id, count(*) over ()::int as total from notes c
    where c.note is not null
    order by ${ordre(criteres, sql`c.note`, sql`c.echeance`)}
    limit ${limite} offset ${decalage}`.execute(base)
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0, plafonne: false }
}

/** For each word, the structures of the perimeter whose name bears it, with the note this is worth. */
async function noterLesStructures(base: Lecture, portee: Portee, mots: Mots) {
  if (mots.length === 0) return []
  const structures = await base
    .selectFrom('structure')
    .select(['id', 'recherche'])
    .where('id', '=', sql<string>`any(${[...portee.structures, ...portee.structuresDesUnites]}::uuid[])`)
    .execute()
  return mots.map(mot =>
    structures.flatMap(({ id, recherche }) => {
      const note = noteDeStructure(recherche, mot)
      return note === null ? [] : { id, note }
    }),
  )
}

function plusPetite(notes: readonly { id: string; note: number }[]) {
  if (notes.length === 0) return sql`null::int`
  const cas = [2, 5, 8].map(note => {
    const ids = notes.filter(n => n.note === note).map(({ id }) => id)
    return sql`when h.structure_id = any(${ids}::uuid[]) then ${sql.raw(String(note))}`
  })
  return sql`min(case ${sql.join(cas, sql` `)} end)`
}
