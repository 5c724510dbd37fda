import { type RawBuilder, sql } from 'kysely'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { cloturePrevue } from '../regles.ts'
import { type Portee, structuresDeLaPortee } from './portee.ts'

/** What the freezing needs to know of a campaign. */
export type CampagneAFiger = {
  id: string
  portee: Portee
  /** Codes of the profils that it reviews; null: all of them. */
  profils: readonly string[] | null
  seulementNonRevues: boolean
  ouverteLe: Date
  echeance: string
  delaiJours: number
}

/** Stands for what is in no département, after all the others. */
const horsDepartement = '~'

/** The territories that the freezing goes through, in order: départements, then the rest. */
export async function territoiresAFiger(base: Lecture, { portee }: CampagneAFiger): Promise<string[]> {
  const tous = {
    structure: sql``,
    entite: sql``,
    departement: sql`union select ${'departement' in portee ? portee.departement : ''}`,
    region: sql`union select code from departement where region_code = ${'region' in portee ? portee.region : ''}
      union select ${horsDepartement}`,
    national: sql`union select code from departement union select ${horsDepartement}`,
  }[portee.genre]
  const { rows } = await sql<{ code: string }>`
    select code from (
      select coalesce(s.departement_code, ${horsDepartement}) as code from structure s where ${structuresDeLaPortee(portee)}
      ${tous}
    ) t order by code collate "C"`.execute(base)
  return rows.map(({ code }) => code)
}

/**
 * Freezes the rights of one territory as they held when the campaign opened: its reviews and their lines, in one
 * statement that only inserts. Left out: what another review still has in hand.
 * @returns how many rights
 */
export async function figerTerritoire(tx: Ecriture, c: CampagneAFiger, territoire: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with droits as (
      ${droitsDesStructures(c, territoire)} union all ${droitsDuTerritoire(c, territoire)}
    ), revues as (
      insert into revue (campagne_id, volet, structure_id, departement_code, region_code, lieu, echeance, cloture_prevue, ouverte_le)
      select distinct on (cle) ${c.id}::uuid, volet, r_structure, r_departement, r_region, r_lieu, ${c.echeance}::date,
        ${cloturePrevue(jour(c.echeance), c.delaiJours)}::date, ${c.ouverteLe}::timestamptz
      from droits
      returning id, volet || ':' || coalesce(structure_id::text, departement_code, region_code, '') as cle
    )
    insert into revue_ligne (revue_id, rang, habilitation_id, compte_id, personne, profil_code, precision_lieu, fin, inhabituelle)
    select r.id, row_number() over (partition by cle order by d.tri, d.compte_id, d.ordre, d.id), d.id, d.compte_id,
      d.personne, d.profil_code, d.precision_lieu, d.fin, d.inhabituelle
    from droits d join revues r using (cle)`.execute(tx)
  return Number(numAffectedRows)
}

/**
 * Rights in structures. Those of its référents go to the review of their département. Unusual: at least ten people of
 * that profession there, of whom fewer than one in ten has this profil.
 */
function droitsDesStructures(c: CampagneAFiger, territoire: string): RawBuilder<unknown> {
  return sql`
    select *, volet || ':' || coalesce(r_structure::text, r_departement, r_region, '') as cle
    from (
      select h.id, h.compte_id, c.nom || ' ' || c.prenom as personne, c.tri, h.profil_code, p.ordre, h.fin,
        case when ref.oui then concat_ws(', ', u.nom, s.nom) else u.nom end as precision_lieu,
        not ref.oui and h.profession_code is not null and h.confreres >= 10 and h.pareils * 10 < h.confreres as inhabituelle,
        case when ref.oui then 'referents' else 'structure' end as volet,
        case when ref.oui then null else s.id end as r_structure,
        case when ref.oui then s.departement_code end as r_departement,
        null::text as r_region,
        case when ref.oui then 'référents, ' || coalesce(d.nom || ' (' || d.code || ')', 'hors département') else s.nom end as r_lieu
      from (
        select *, count(*) over (partition by structure_id, profession_code, profil_code) as pareils,
          count(*) filter (where premier = 1) over (partition by structure_id, profession_code) as confreres
        from (
          select h.*, c.profession_code,
            row_number() over (partition by h.structure_id, c.profession_code, h.compte_id) as premier
          from habilitation h join compte c on c.id = h.compte_id
          where h.structure_id = any(array(
              select s.id from structure s
              where coalesce(s.departement_code, ${horsDepartement}) = ${territoire} and ${structuresDeLaPortee(c.portee)}
                and ${aucun(sql`from revue o where o.structure_id = s.id and o.volet = 'structure' and o.etat = 'ouverte'`)}
                ${c.seulementNonRevues ? sql`and not ${revueDansLAnnee(c.ouverteLe)}` : sql``}
            ))
            and ${aRelire(c)}
        ) h
      ) h
      join compte c on c.id = h.compte_id
      join profil p on p.code = h.profil_code
      join structure s on s.id = h.structure_id
      left join departement d on d.code = s.departement_code
      left join unite u on u.id = h.unite_id
      cross join lateral (
        select exists (
          select from habilitation f where f.structure_id = h.structure_id and f.compte_id = h.compte_id
            and f.profil_code = ${sql.lit(referentStructure)} and f.periode @> ${c.ouverteLe}::timestamptz
        ) as oui offset 0
      ) ref
    ) x`
}

/** A structure (alias `s`) that a review closed, or still has in hand, for less than a year. */
export const revueDansLAnnee = (instant: Date) => sql<boolean>`exists (
  select from revue o where o.structure_id = s.id and o.volet = 'structure'
    and o.ouverte_le > ${instant}::timestamptz - interval '1 year')`

/** Rights on the territory itself: a département, or in the rest, regions and the nation. */
function droitsDuTerritoire(c: CampagneAFiger, territoire: string): RawBuilder<unknown> {
  const { portee } = c
  const ici =
    portee.genre === 'structure' || portee.genre === 'entite'
      ? sql`false`
      : territoire !== horsDepartement
        ? sql`h.departement_code = ${territoire}`
        : portee.genre === 'region'
          ? sql`h.region_code = ${portee.region}`
          : sql`h.departement_code is null`
  return sql`
    select h.id, h.compte_id, c.nom || ' ' || c.prenom, c.tri, h.profil_code, p.ordre, h.fin, null::text, false, 'territoire',
      null::uuid, h.departement_code, h.region_code,
      coalesce(d.nom || ' (' || d.code || ')', 'région ' || g.nom, 'toute la France'),
      'territoire:' || coalesce(h.departement_code, h.region_code, '')
    from habilitation h
    join compte c on c.id = h.compte_id
    join profil p on p.code = h.profil_code
    left join departement d on d.code = h.departement_code
    left join region g on g.code = h.region_code
    where h.structure_id is null and h.entite_juridique_id is null and ${ici} and ${aRelire(c)}`
}

/** Holds at the instant of the opening, of a profil to review, and under no other review. */
const aRelire = (c: CampagneAFiger) => sql<boolean>`h.periode @> ${c.ouverteLe}::timestamptz
  ${c.profils ? sql`and h.profil_code = any(${c.profils}::text[])` : sql``}
  and ${aucun(sql`from revue_ligne l where l.habilitation_id = h.id and l.issue is null`)}`

/**
 * None of these, asked row after row from the unique index of what is open. `explain` taught that a plain `not exists`
 * hashed all that the campaign had just frozen, once for each territory.
 */
const aucun = (quoi: RawBuilder<unknown>) => sql<boolean>`(select true ${quoi} limit 1) is null`
