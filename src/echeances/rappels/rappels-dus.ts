import { type RawBuilder, sql } from 'kysely'
import { referentStructure, referentUnite } from '#src/habilitations/pouvoirs/administration.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { tenueParUneAutre } from '../relais.ts'
import { accompagne, present, seulReferent, tousAbsents } from './absences.ts'

export type RappelDu = {
  destinataireId: string
  habilitationId: string
  /** Who holds the right: the recipient, or somebody whose référent they are. */
  titulaireId: string
  structureId: string | null
  /** Days before the end, the nearest threshold already reached. */
  seuil: number
  fin: Jour
}

/** `seuils`: days before the end, in any order. */
export type Question = { seuils: readonly number[]; maintenant: Date }

/** Everybody who has something to be told today, by id. */
export async function destinatairesDus(base: Lecture, q: Question): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct "destinataireId" as id from (${dus(q)}) dus order by id
  `.execute(base)
  return rows.map(({ id }) => id)
}

/** What these people are still to be told today, the soonest first. */
export async function rappelsDus(
  base: Lecture,
  q: Question,
  destinataires: readonly string[],
): Promise<RappelDu[]> {
  const { rows } = await sql<RappelDu>`
    select * from (${dus(q, destinataires)}) dus order by fin, "habilitationId"
  `.execute(base)
  return rows.map(ligne => ({ ...ligne, fin: jour(ligne.fin) }))
}

/**
 * Each right that ends soon, for its holder and for each référent of its structure or of its entité: unless they were told of this
 * threshold or of a nearer one, or had their digest of the day. Days missed are thus caught up by one reminder, that
 * of the nearest threshold. Branches rather than an `or`: each starts from its own index when people are given.
 * A référent who is away is not written to; when all are, who accompanies the structure is, and so for the rights of its only référent.
 * The référents of a unit hear of what they may renew there.
 */
function dus(q: Question, parmi?: readonly string[]): RawBuilder<RappelDu> {
  const aujourdhui = jourDe(q.maintenant)
  const colonnes = sql`h.id as "habilitationId", h.compte_id as "titulaireId", h.structure_id as "structureId",
    s.seuil, h.fin`
  /** Who (`qui`) is told of each right `h` that ends, by what joins them to it. */
  const pour = (qui: string, jointures = sql``, quand = sql`true`) => sql`
      select ${sql.ref(qui)} as "destinataireId", ${colonnes}
      from habilitation h ${jointures} ${seuilAtteint(q.seuils, aujourdhui)}
      where ${quand} and ${seTermine(q, aujourdhui)} ${parmi ? sql`and ${sql.ref(qui)} = any(${parmi}::uuid[])` : sql``}`
  const referent = (profil: string) => sql`r.compte_id <> h.compte_id and r.profil_code = ${profil}
    and r.periode @> ${q.maintenant}::timestamptz and ${present(q.maintenant)}`
  const duTerritoire = sql`join structure lieu on lieu.id = h.structure_id
    join departement d on d.code = lieu.departement_code join habilitation t on ${accompagne(q.maintenant)}`
  // most batches have nobody of a territory: asked once, it spares them the whole branch
  const enTerritoire = parmi
    ? sql`exists (select from habilitation tenu where tenu.compte_id = any(${parmi}::uuid[])
        and tenu.profil_code in ('adm-departemental', 'adm-regional')) and`
    : sql``
  const branches = [
    pour('h.compte_id'),
    pour(
      'r.compte_id',
      sql`join habilitation r on r.structure_id = h.structure_id and ${referent(referentStructure)}`,
    ),
    pour(
      'r.compte_id',
      sql`join structure lieu on lieu.id = h.structure_id
        join habilitation r on r.entite_juridique_id = lieu.entite_juridique_id and ${referent(referentStructure)}`,
    ),
    pour(
      'r.compte_id',
      sql`join profil p on p.code = h.profil_code and p.donne_a_partir_de = 'unite'
        join habilitation r on r.unite_id = h.unite_id and ${referent(referentUnite)}`,
    ),
    pour('t.compte_id', duTerritoire, sql`${enTerritoire} ${tousAbsents(q.maintenant)}`),
    pour('t.compte_id', duTerritoire, sql`${enTerritoire} ${seulReferent(q.maintenant)}`),
  ]
  return sql<RappelDu>`
    select d.* from (${sql.join(branches, sql` union `)}
    ) d
    where exists (select from compte c where c.id = d."destinataireId" and c.etat in ('actif', 'verrouille'))
      and not exists (
        select from rappel deja
        where deja.habilitation_id = d."habilitationId" and deja.destinataire_id = d."destinataireId"
          and deja.seuil <= d.seuil
      )
      and not exists (
        select from rappel deja where deja.destinataire_id = d."destinataireId" and deja.le = ${aujourdhui}::date
      )`
}

const seuilAtteint = (seuils: readonly number[], aujourdhui: Jour) => sql`cross join lateral (
  select min(seuil) as seuil from unnest(${seuils}::int[]) as seuil where seuil >= h.fin - ${aujourdhui}::date
) s`

/**
 * Holds now, reaches its last day by itself, and nothing follows. A threshold counts only when it falls after the day
 * the right was given: who has just given a week needs no word that it ends within the month. A declared departure
 * is an end that everybody knows; a closed account could not be renewed.
 */
const seTermine = ({ seuils, maintenant }: Question, aujourdhui: Jour) => sql`h.terminee_le is null
  and h.fin between ${aujourdhui}::date and ${ajouterJours(aujourdhui, Math.max(...seuils))}::date
  and h.periode @> ${maintenant}::timestamptz
  and h.motif_fin is distinct from 'depart'
  and h.fin - s.seuil > greatest(h.debut, (h.attribuee_le at time zone 'Europe/Paris')::date)
  and not exists (select from compte t where t.id = h.compte_id and t.etat in ('inactif', 'desactive', 'anonymise'))
  and not ${tenueParUneAutre(sql`upper(h.periode)`)}`
