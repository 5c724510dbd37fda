import { type RawBuilder, sql } from 'kysely'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'

/** Signed within the year; open and in time; past its deadline, or closed without a signature; not within the year. */
export const etats = ['en-retard', 'jamais', 'en-cours', 'a-jour'] as const
export type EtatDeCouverture = (typeof etats)[number]

export type Couverte = {
  structureId: string
  nom: string
  commune: string | null
  departement: string | null
  etat: EtatDeCouverture
  /** Of the latest review; null when there was none. */
  revueId: string | null
  revueEtat: 'ouverte' | 'signee' | 'close' | null
  echeance: Jour | null
  closeLe: Date | null
}

/**
 * Each structure of a territory where somebody holds a right, with its latest review: one index probe each. Expects
 * nothing from the caller but who asks.
 */
export function couverture(acteur: Pick<Acteur, 'droits'>, maintenant: Date): RawBuilder<unknown> {
  return sql`
    select s.id as "structureId", s.nom, s.commune, s.departement_code as departement, r.id as "revueId",
      r.etat as "revueEtat", r.echeance, r.close_le as "closeLe",
      case
        when r.etat = 'ouverte' and r.echeance < ${jourDe(maintenant)}::date then 'en-retard'
        when r.etat = 'ouverte' then 'en-cours'
        when r.close_le is null or r.close_le <= ${maintenant}::timestamptz - interval '1 year' then 'jamais'
        when r.etat = 'close' then 'en-retard'
        else 'a-jour'
      end as etat
    from structure s
    left join lateral (
      select r.id, r.etat, r.echeance, r.close_le from revue r
      where r.structure_id = s.id and r.volet = 'structure' order by r.ouverte_le desc limit 1
    ) r on true
    where ${structuresDe(administrationDe(acteur), 's')}
      and exists (select from habilitation h where h.structure_id = s.id and h.periode @> ${maintenant}::timestamptz)`
}

export async function compterCouverture(
  base: Lecture,
  acteur: Acteur,
  maintenant: Date,
): Promise<Record<EtatDeCouverture, number>> {
  const { rows } = await sql<{ etat: EtatDeCouverture; nombre: number }>`
    select etat, count(*) as nombre from (${couverture(acteur, maintenant)}) c group by etat`.execute(base)
  const de = (etat: EtatDeCouverture) => rows.find(r => r.etat === etat)?.nombre ?? 0
  return {
    'en-retard': de('en-retard'),
    jamais: de('jamais'),
    'en-cours': de('en-cours'),
    'a-jour': de('a-jour'),
  }
}

/** By name, those of one state or all. */
export async function listerCouverture(
  base: Lecture,
  acteur: Acteur,
  q: { etat: EtatDeCouverture | null; limite: number; depuis: number; maintenant: Date },
): Promise<Couverte[]> {
  const { rows } = await sql<Couverte>`
    select * from (${couverture(acteur, q.maintenant)}) c
    where ${q.etat === null ? sql`true` : sql`etat = ${q.etat}`}
    order by nom, "structureId" limit ${q.limite} offset ${q.depuis}`.execute(base)
  return rows.map(l => ({ ...l, echeance: l.echeance && jour(l.echeance) }))
}
