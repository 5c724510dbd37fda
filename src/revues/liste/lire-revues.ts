import { sql } from 'kysely'
import { type Administration, administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import { anonyme } from '../cloture/sceaux.ts'
import { revuesDe } from '../pouvoirs.ts'
import type { Volet } from '../tables.ts'

export type RevueEnCours = {
  id: string
  lieu: string
  volet: Volet
  echeance: Jour
  total: number
  decidees: number
  /** Entrusted to me, and not decided. */
  pourMoi: number
}

/** The open reviews that await somebody, the nearest deadline first. */
export async function revuesEnCours(
  base: Lecture,
  acteur: Acteur,
  limite: number,
): Promise<{ total: number; premiers: RevueEnCours[] }> {
  const { rows } = await sql<RevueEnCours & { combien: number }>`
    select r.*, n.total, n.decidees, n."pourMoi"
    from (
      select r.id, r.lieu, r.volet, r.echeance, count(*) over () as combien
      from revue r left join departement d on d.code = r.departement_code
      where r.etat = 'ouverte' and ${revuesDe(administrationDe(acteur))}
      order by r.echeance, r.lieu, r.id limit ${limite}
    ) r
    cross join lateral (
      select count(*) as total, count(decision) as decidees,
        count(*) filter (where confiee_a = ${acteur.compteId}::uuid and decision is null) as "pourMoi"
      from revue_ligne l where l.revue_id = r.id
    ) n
    order by r.echeance, r.lieu, r.id`.execute(base)
  return {
    total: rows[0]?.combien ?? 0,
    premiers: rows.map(({ combien: _, ...revue }) => ({ ...revue, echeance: jour(revue.echeance) })),
  }
}

export type RevuePassee = {
  id: string
  lieu: string
  volet: Volet
  etat: 'signee' | 'close'
  closeLe: Date
  signataire: string | null
}

/** Those that are over, the latest first. */
export async function revuesPassees(
  base: Lecture,
  a: Administration,
  limite: number,
): Promise<RevuePassee[]> {
  const { rows } = await sql<RevuePassee>`
    select r.id, r.lieu, r.volet, r.etat, r.close_le as "closeLe", 
      case when r.signee_par is not null then coalesce(r.relecteurs -> r.signee_par::text ->> 'nom', ${anonyme}) end as signataire
    from revue r left join departement d on d.code = r.departement_code
    where r.etat <> 'ouverte' and ${revuesDe(a)}
    order by r.close_le desc, r.id limit ${limite}`.execute(base)
  return rows
}

/** Campaigns that this person opened and whose list is not frozen yet: under way, or to come. */
export async function campagnesEnPreparation(base: Lecture, compteId: string) {
  const campagnes = await base
    .selectFrom('campagne_revue')
    .select(['id', 'lieu', 'debut'])
    .where('ouverte_par', '=', compteId)
    .where('figee_le', 'is', null)
    .orderBy('debut')
    .limit(20)
    .execute()
  return campagnes.map(c => ({ ...c, debut: jour(c.debut) }))
}
