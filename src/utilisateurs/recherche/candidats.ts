import { type RawBuilder, sql } from 'kysely'
import type { Mots } from './mots.ts'
import { compteDansPortee, droitDansPortee, type Portee, structureDansPortee } from './portee.ts'

/**
 * Who may match, by index, bounded: what comes out is then scored. Words of at least four letters are driven by the
 * indexes (trigrams, variants); shorter ones would bring half of France, they only filter what the others found.
 */
const max = {
  entiers: 3000,
  contenus: 2000,
  glisses: 1000,
  homonymes: 400,
  structures: 60,
  gens: 1000,
  mots: 3,
}

const colonnes = sql`c.id, c.tri, c.recherche, c.variantes, c.derniere_connexion_le, c.etat`
const estLong = (mot: string) => mot.length >= 4

/** Accounts where every word is found as it was typed: whole names first, so that no bound can lose them. */
export function candidats(portee: Portee, mots: Mots): RawBuilder<unknown> {
  const dans = compteDansPortee(portee)
  const entiers = sql`(select ${colonnes} from compte c
    where c.variantes @> array[${sql.join(mots.map(mot => sql`hashtext(${mot})`))}] and ${dans}
    limit ${max.entiers})`
  if (!mots.some(estLong)) {
    // surnames that begin so: a range of the sort index
    const debut = sql`(select ${colonnes} from compte c
      where c.tri like ${`${mots[0]}%`} and ${dans} order by c.tri limit ${max.gens})`
    return sql`select * from ${entiers} e union select * from ${debut} d`
  }
  const contenus = sql`(select ${colonnes} from compte c
    where ${toutes(mots.map(contient))} and ${dans} limit ${max.contenus})`
  return sql`select * from ${entiers} e union select * from ${contenus} d`
}

/**
 * Same, with typing slips, and with words that name a structure instead of the person: either all of them
 * (« ehpad des lilas »), or all but those that name the person (« durand lilas »).
 */
export function candidatsElargis(portee: Portee, mots: Mots): RawBuilder<unknown> {
  const dans = compteDansPortee(portee)
  const glisses = sql`(select ${colonnes} from compte c
    where ${toutes(mots.map(proche))} and ${dans} limit ${max.glisses})`
  // an address names neither a structure nor a slip of the hand
  if (mots.some(mot => mot.includes('@'))) return candidats(portee, mots)
  const longs = mots.filter(estLong).slice(0, max.mots)
  const mixtes = mots.length < 2 ? [] : longs.flatMap(mot => mixte(portee, mot, mots))
  const sources = [
    candidats(portee, mots),
    glisses,
    ...(longs.length > 0 ? [gensDesStructures(portee, mots, [])] : []),
    ...mixtes,
  ]
  return sql.join(
    sources.map((source, i) => sql`select * from (${source}) ${sql.raw(`t${i}`)}`),
    sql` union `,
  )
}

/** The people of the first structures that bear `noms` in their name, if `autres` are theirs. */
function gensDesStructures(portee: Portee, noms: Mots, autres: Mots): RawBuilder<unknown> {
  return sql`(select ${colonnes} from (
    select distinct h.compte_id from habilitation h
    where h.structure_id = any(array(
      select s.id from structure s
      where ${toutes(noms.map(nom => sql`s.recherche like ${`%${nom}%`}`))} and ${structureDansPortee(portee)}
      order by s.nom limit ${max.structures}
    ))
  ) g join compte c on c.id = g.compte_id where ${toutes(autres.map(proche))} limit ${max.gens})`
}

/** One word names the person and all others their structure, or the other way round. */
function mixte(portee: Portee, mot: string, mots: Mots): RawBuilder<unknown>[] {
  const autres = mots.filter(autre => autre !== mot)
  const ailleurs = autres.map(
    autre => sql`(${proche(autre)} or (
      select true from habilitation h join structure s on s.id = h.structure_id
      where h.compte_id = c.id and s.recherche like ${`%${autre}%`} and ${droitDansPortee(portee)} limit 1))`,
  )
  // materialized: under a limit alone, the planner reads the whole table rather than the index of variants
  const gens = sql`(
    with homonymes as materialized (
      select ${colonnes}, c.cree_par from compte c where c.variantes && variantes_de(${mot})
    ), vus as materialized (
      select ${colonnes} from homonymes c where ${compteDansPortee(portee)} limit ${max.homonymes}
    )
    select * from vus c where ${toutes(ailleurs)})`
  return [
    sql`select * from ${gens} g`,
    gensDesStructures(portee, [mot], autres),
    ...(autres.length > 1 ? [gensDesStructures(portee, autres, [mot])] : []),
  ]
}

function contient(mot: string): RawBuilder<boolean> {
  return estLong(mot) ? sql`c.recherche like ${`%${mot}%`}` : sql`(c.recherche || ' ') like ${`%${mot}%`}`
}

function proche(mot: string): RawBuilder<boolean> {
  return estLong(mot)
    ? sql`(c.recherche like ${`%${mot}%`} or c.variantes && variantes_de(${mot}))`
    : contient(mot)
}

const toutes = (conditions: RawBuilder<unknown>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
