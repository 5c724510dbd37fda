import { type RawBuilder, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { candidats, candidatsElargis } from './candidats.ts'
import { type Criteres, filtreUnDroit } from './criteres.ts'
import { compteRetenu, droitRetenu, enCours, ordre } from './filtres.ts'
import type { Mots } from './mots.ts'
import { noteDesStructures, noteDuMot } from './note.ts'
import { compteDansPortee, droitDansPortee, type Portee } from './portee.ts'
import type { Fenetre, Trouves } from './trouves.ts'

type Recherche = { portee: Portee; criteres: Criteres; mots: Mots; maintenant: Date }

/** Fewer precise answers than this, and typing slips and structures are looked at too. */
const peu = 25
/** Counting further would read everything to say « many »; with filters, even less far: the rarer, the longer. */
const compteMax = { libre: 250, filtre: 50 }
/** Ends are read in order: enough of them to fill a page of people. */
const droitsParPersonne = 4
/** A profil held by fewer people is looked for among rights; a common one, while walking people by name. */
const profilRare = 3000
/** Fewer people than this in a territory are quicker to read all than to come across. */
const peupleMax = 10_000

/** The search of a territory: words first, by index; the people are too many to be read. */
export async function chercherLarge(base: Lecture, r: Recherche, fenetre: Fenetre): Promise<Trouves> {
  if (r.mots.length === 0) return parcourir(base, r, fenetre)
  const precis = await noter(base, r, fenetre, {
    candidats: candidats(r.portee, r.mots),
    structures: false,
  })
  if (precis.total >= peu) return precis
  return noter(base, r, fenetre, { candidats: candidatsElargis(r.portee, r.mots), structures: true })
}

/** Scores a bounded set of candidates, applies the filters, counts and cuts a page. */
async function noter(
  base: Lecture,
  { portee, criteres, mots, maintenant }: Recherche,
  { decalage, limite }: Fenetre,
  source: { candidats: RawBuilder<unknown>; structures: boolean },
): Promise<Trouves> {
  const note = sql.join(
    mots.map((mot, i) => noteDuMot(mot, source.structures ? sql`st.s${sql.raw(String(i))}` : undefined)),
    sql` + `,
  )
  const deStructures = sql`left join lateral (
    select ${sql.join(mots.map((mot, i) => sql`${noteDesStructures(mot)} as s${sql.raw(String(i))}`))}
    from habilitation h join structure s on s.id = h.structure_id
    where h.compte_id = c.id and ${droitDansPortee(portee)}
  ) st on true`
  const { rows } = await sql<{ id: string; total: number }>`
    with candidats as materialized (${source.candidats}),
    notes as (
      select c.id, c.tri, c.derniere_connexion_le, ${note} as note,
        ${criteres.tri === 'echeance' ? echeanceDe(portee, maintenant) : sql`null`} as echeance
      from candidats c ${source.structures ? deStructures : sql``}
      where ${retenu(portee, criteres, maintenant, 'un par un')}
    )
    select c.id, count(*) over ()::int as total from notes c
    where c.note is not null
    order by ${ordre(criteres, sql`c.note`, sql`c.echeance`)}
    limit ${limite} offset ${decalage}`.execute(base)
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0, plafonne: false }
}

/** Without words: walks an index in the order asked for and stops when the page is full. */
async function parcourir(
  base: Lecture,
  { portee, criteres, maintenant }: Recherche,
  { decalage, limite }: Fenetre,
): Promise<Trouves> {
  const peuple = await petitPeuple(base, portee)
  const parIndex = !peuple && criteres.profil && (await estRare(base, criteres.profil))
  const conditions = sql`${peuple ?? sql`true`} and ${compteDansPortee(portee)}
    and ${retenu(portee, criteres, maintenant, parIndex ? 'par index' : 'un par un')}`
  const filtre = filtreUnDroit(criteres) || criteres.sans || criteres.etat || criteres.tri === 'echeance'
  const jusqua = Math.max(filtre ? compteMax.filtre : compteMax.libre, decalage + limite) + 1
  const ids =
    criteres.tri === 'echeance'
      ? sql<{ id: string }>`
        select c.id from (
          select h.compte_id, min(h.fin) as fin from (
            select h.compte_id, h.fin from habilitation h
            where ${enCours(maintenant)} and h.fin >= ${maintenant}::date and ${droitDansPortee(portee)}
              and ${droitRetenu(criteres, maintenant)}
            order by h.fin limit ${jusqua * droitsParPersonne}
          ) h group by h.compte_id
        ) g join compte c on c.id = g.compte_id
        where ${compteRetenu(criteres)}
        order by g.fin, c.tri, c.id limit ${jusqua}`
      : sql<{ id: string }>`
        select c.id from compte c where ${conditions}
        order by ${ordre(criteres, sql`c.tri`, sql`c.tri`)} limit ${jusqua}`
  const { rows } = await ids.execute(base)
  return {
    ids: rows.slice(decalage, decalage + limite).map(({ id }) => id),
    total: Math.min(rows.length, jusqua - 1),
    plafonne: rows.length === jusqua,
  }
}

/**
 * When few people are present in the territory, they are read and sorted: walking all names of France would meet one
 * of them every 150. Never narrower than `compteDansPortee`. Null when they are many.
 */
async function petitPeuple(base: Lecture, p: Portee): Promise<RawBuilder<boolean> | null> {
  if (p.national) return null
  const presents = sql`select compte_id from presence where departement_code = any(${p.departements}::text[])`
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (${presents} limit ${peupleMax}) p`.execute(base)
  if ((rows[0]?.n ?? 0) >= peupleMax) return null
  return sql<boolean>`c.id = any(array(${presents}
    union select id from compte where cree_par = ${p.compteId}::uuid
    union select compte_id from habilitation where structure_id = any(${p.structures}::uuid[])
    union select compte_id from habilitation where entite_juridique_id = any(${p.entites}::uuid[])
    union select compte_id from habilitation where unite_id = any(${p.unites}::uuid[])))`
}

async function estRare(base: Lecture, profil: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select from habilitation where profil_code = ${profil} limit ${profilRare}) p`.execute(base)
  return (rows[0]?.n ?? 0) < profilRare
}

/**
 * What the filters keep among accounts (alias `c`). On a bounded set of candidates, a scalar subquery keeps the
 * planner from hashing a million rights; on everybody, `exists` lets it start from the rights when few fit.
 */
function retenu(
  portee: Portee,
  criteres: Criteres,
  maintenant: Date,
  comment: 'un par un' | 'par index',
): RawBuilder<boolean> {
  const droits = sql`from habilitation h where h.compte_id = c.id and ${droitDansPortee(portee)}`
  const bornes = criteres.echeance ? sql`h.fin >= ${maintenant}::date` : sql`true`
  const voulu = sql`${droits} and ${bornes} and ${droitRetenu(criteres, maintenant)}`
  const droit = comment === 'un par un' ? sql`(select true ${voulu} limit 1)` : sql`exists (select ${voulu})`
  return sql`${compteRetenu(criteres)} and ${filtreUnDroit(criteres) ? droit : sql`true`}
    and ${criteres.sans ? sql`(select true ${droits} and ${enCours(maintenant)} limit 1) is null` : sql`true`}`
}

function echeanceDe(portee: Portee, maintenant: Date): RawBuilder<unknown> {
  return sql`(select min(h.fin) from habilitation h
    where h.compte_id = c.id and ${enCours(maintenant)} and ${droitDansPortee(portee)})`
}
