import { type RawBuilder, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { relecteurs } from '../relecteurs.ts'

export type RappelDeRevue = {
  destinataireId: string
  revueId: string
  lieu: string
  echeance: Jour
  cloturePrevue: Jour
  /** Days after the deadline, negative before: the latest threshold reached. */
  seuil: number
  /** The first word of this review: the day it opened. */
  annonce: boolean
  /** Told because those who review have not answered. */
  escalade: boolean
  total: number
  /** What this person may still decide; 0 when all that is left is to sign. */
  restantes: number
}

/** `seuils`: days after the deadline, negative before, in any order. */
export type Question = { seuils: readonly number[]; maintenant: Date }

const ouvertes = sql<boolean>`r.etat = 'ouverte'`

/** Who stands above is told from the first day after the deadline. */
export const lendemain = 1

/** Everybody who has something to be told today, by id. */
export async function destinatairesDus(base: Lecture, q: Question): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct "destinataireId" as id from (${dus(q, ouvertes)}) dus order by id`.execute(base)
  return rows.map(({ id }) => id)
}

/** What these people are still to be told today, the nearest deadline first: from their reviews alone. */
export async function rappelsDus(
  base: Lecture,
  q: Question,
  destinataires: readonly string[],
): Promise<RappelDeRevue[]> {
  const { rows: leurs } = await sql<{ id: string }>`
    select distinct revue_id as id from (${relecteurs(ouvertes, q.maintenant, destinataires)}) q`.execute(
    base,
  )
  const { rows } = await sql<RappelDeRevue>`
    select * from (${dus(
      q,
      sql<boolean>`r.id = any(${leurs.map(({ id }) => id)}::uuid[])`,
    )}) dus where "destinataireId" = any(${destinataires}::uuid[])
    order by echeance, lieu, "revueId"`.execute(base)
  return rows.map(r => ({ ...r, echeance: jour(r.echeance), cloturePrevue: jour(r.cloturePrevue) }))
}

/**
 * Each open review, for those who review it; after its deadline, or where nobody reviews, for those above too. Once a
 * part is entrusted, its colleague alone is reminded of it, until the last reminder before the deadline: then all are.
 * Not told twice of one threshold, nor twice a day; days missed are caught up by the latest threshold alone.
 */
function dus({ seuils, maintenant }: Question, revues: RawBuilder<boolean>): RawBuilder<unknown> {
  const aujourdhui = jourDe(maintenant)
  const tous = [...new Set([...seuils, lendemain])]
  const avant = seuils.filter(s => s < 0)
  const dernierAvant = avant.length > 0 ? Math.max(...avant) : 0
  const ouverte = sql`(r.ouverte_le at time zone 'Europe/Paris')::date - r.echeance`
  return sql`
    select q.compte_id as "destinataireId", r.id as "revueId", r.lieu, r.echeance, r.cloture_prevue as "cloturePrevue",
      s.seuil, s.seuil = ${ouverte} as annonce, q.niveau > 1 as escalade, n.total, n.restantes
    from (
      -- somebody may stand at both levels
      select revue_id, compte_id, min(niveau) as niveau, min(min(niveau)) over (partition by revue_id) as premier
      from (${relecteurs(revues, maintenant)}) q
      group by revue_id, compte_id
    ) q
    join revue r on r.id = q.revue_id
    join campagne_revue k on k.id = r.campagne_id
    cross join lateral (
      select greatest(${ouverte}, max(seuil)) as seuil
      from unnest(${tous}::int[]) as seuil where seuil <= ${aujourdhui}::date - r.echeance
    ) s
    cross join lateral (
      select count(*) as total, count(*) filter (where decision is null) as indecises,
        count(*) filter (where decision is null and compte_id <> q.compte_id
          and (confiee_a is null or confiee_a = q.compte_id or s.seuil >= ${dernierAvant}::int)) as restantes
      from revue_ligne l where l.revue_id = r.id
    ) n
    where (q.niveau = q.premier or s.seuil >= ${lendemain}::int)
      and (n.restantes > 0 or n.indecises = 0)
      -- who opened it knows
      and not (s.seuil = ${ouverte} and k.ouverte_par is not distinct from q.compte_id)
      and not exists (
        select from revue_rappel deja
        where deja.revue_id = r.id and deja.destinataire_id = q.compte_id and deja.seuil >= s.seuil
      )
      and not exists (
        select from revue_rappel deja where deja.destinataire_id = q.compte_id and deja.le = ${aujourdhui}::date
      )`
}
