import { type RawBuilder, sql } from 'kysely'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, debutDuJour } from '#src/socle/temps/jours.ts'
import type { Criteres } from './criteres.ts'
import type { Portee } from './portee.ts'

export type Trace = {
  id: number
  instant: Date
  acte: string
  issue: 'fait' | 'refuse'
  motif: string | null
  details: Record<string, unknown>
  /** Who acted; null for the system. */
  auteur: Quelquun | null
  /** The information system that acted, when nobody did. */
  systeme: string | null
  /** Whom it was done to. */
  personne: Quelquun | null
  structure: string | null
}
export type Quelquun = { id: string; nom: string }

export type Traces = {
  lignes: Trace[]
  /** What to give as `avant` to read further back; null at the end. */
  suite: number | null
  /** The reading stopped before the page was full: further back there may be more. */
  interrompue: boolean
}

/** A territory's journal is walked from the newest line: so many at a time, whatever the filters leave of them. */
const parcoursMax = 20_000
const gensMax = 200

/** The lines of a journal, newest first. */
export async function chercherTraces(
  base: Lecture,
  recherche: { portee: Portee; criteres: Criteres },
  limite: number,
): Promise<Traces> {
  const { portee, criteres } = recherche
  const gens = portee.genre === 'territoire' ? await gensCherches(base, criteres) : null
  const parcourt = portee.genre === 'territoire' && gens === null
  const lues = sourceDe(portee, criteres, gens)
  const { rows } = await sql<Trace>`
    with lues as (${lues} order by j.id desc limit ${limite + 1})
    select j.id, j.instant, j.acte, j.issue, j.motif, j.details, s.nom as structure,
      j.origine ->> 'systeme' as systeme, ${quelquun('a')} as auteur, ${quelquun('p')} as personne
    from lues j
      left join compte a on a.id = j.acteur_id
      left join compte p on p.id = j.compte_id
      left join structure s on s.id = j.structure_id
    order by j.id desc`.execute(base)
  const lignes = rows.slice(0, limite)
  if (rows.length > limite) return { lignes, suite: lignes.at(-1)?.id ?? null, interrompue: false }
  const arret = parcourt ? await finDuParcours(base, criteres) : null
  return { lignes, suite: arret, interrompue: arret !== null }
}

const quelquun = (alias: string) => {
  const c = (nom: string) => sql.ref(`${alias}.${nom}`)
  return sql`case when ${c('id')} is not null
    then jsonb_build_object('id', ${c('id')}, 'nom', ${c('prenom')} || ' ' || ${c('nom')}) end`
}

function sourceDe(portee: Portee, criteres: Criteres, gens: readonly string[] | null): RawBuilder<unknown> {
  const filtres = et([periode(criteres), ...filtresDe(criteres)])
  if (portee.genre === 'structure')
    return sql`select j.* from journal j
      where j.structure_id = ${portee.structure.id}::uuid and ${filtres} and ${deQui(criteres)}`
  const { administration } = portee
  const dansLeTerritoire = administration.national
    ? sql`true`
    : sql`j.structure_id in (select structure.id from structure where ${structuresDe(administration)})`
  // people first when there are: they have an index, and few lines next to those of a region
  const candidates = gens
    ? sql`select * from journal j where (j.acteur_id = any(${gens}::uuid[]) or j.compte_id = any(${gens}::uuid[]))
        and ${periode(criteres)} offset 0`
    : sql`select * from journal j where ${periode(criteres)} order by j.id desc limit ${parcoursMax}`
  return sql`select j.* from (${candidates}) as j where ${dansLeTerritoire} and ${et(filtresDe(criteres))}`
}

function periode({ du, au, avant }: Criteres): RawBuilder<unknown> {
  return et([
    ...(du ? [sql`j.instant >= ${debutDuJour(du)}`] : []),
    ...(au ? [sql`j.instant < ${debutDuJour(ajouterJours(au, 1))}`] : []),
    ...(avant ? [sql`j.id < ${avant}`] : []),
  ])
}

function filtresDe({ acte, issue }: Criteres): RawBuilder<unknown>[] {
  return [...(acte ? [sql`j.acte like ${`${acte}.%`}`] : []), ...(issue ? [sql`j.issue = ${issue}`] : [])]
}

/** Within one structure, people are checked line by line: no name leads out of it. */
function deQui({ q, personne }: Criteres): RawBuilder<unknown> {
  return et([
    ...(personne ? [sql`${personne}::uuid in (j.acteur_id, j.compte_id)`] : []),
    ...(q
      ? [sql`exists (select from compte c where c.id in (j.acteur_id, j.compte_id) and ${porte(q)})`]
      : []),
  ])
}

/** The people whom a territory's search is about; null when it is about nobody in particular. */
async function gensCherches(base: Lecture, { q, personne }: Criteres): Promise<string[] | null> {
  if (personne) return [personne]
  if (!q) return null
  const { rows } = await sql<{ id: string }>`
    select c.id from compte c where ${porte(q)} order by c.tri limit ${gensMax}`.execute(base)
  return rows.map(({ id }) => id)
}

const porte = (q: string) =>
  et(q.split(/\s+/).map(mot => sql`c.recherche like '%' || normaliser(${mot}) || '%'`))

async function finDuParcours(base: Lecture, criteres: Criteres): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select j.id from journal j where ${periode(criteres)}
    order by j.id desc offset ${parcoursMax - 1} limit 1`.execute(base)
  return rows[0]?.id ?? null
}

function et(conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}
