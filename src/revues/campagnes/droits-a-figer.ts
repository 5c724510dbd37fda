import { type RawBuilder, sql } from 'kysely'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
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
export const horsDepartement = '~'

/** What every right says of itself and of its holder. */
const duDroit = sql`h.id, h.compte_id, c.nom || ' ' || c.prenom as personne, c.tri, c.profession_code, h.profil_code, p.ordre, h.fin`

/**
 * Rights in structures. Those of their référents, and of the référents of their entité, go to the review of their
 * département: who reviews there is not who is reviewed.
 */
export function droitsDesStructures(c: CampagneAFiger, territoire: string): RawBuilder<unknown> {
  return sql`
    select *, volet || ':' || coalesce(r_structure::text, r_departement, r_region, '') as cle
    from (
      select ${duDroit}, case when ref.oui then concat_ws(', ', u.nom, s.nom) else u.nom end as precision_lieu,
        case when ref.oui then 'referents' else 'structure' end as volet,
        case when ref.oui then null else s.id end as r_structure,
        case when ref.oui then s.departement_code end as r_departement,
        null::text as r_region,
        case when ref.oui then 'référents, ' || coalesce(d.nom || ' (' || d.code || ')', 'hors département') else s.nom end as r_lieu
      from habilitation h
      join compte c on c.id = h.compte_id
      join profil p on p.code = h.profil_code
      join structure s on s.id = h.structure_id
      left join departement d on d.code = s.departement_code
      left join unite u on u.id = h.unite_id
      cross join lateral (
        select exists (
          select from habilitation f where f.structure_id = h.structure_id and f.compte_id = h.compte_id
            and f.profil_code = ${sql.lit(referentStructure)} and f.periode @> ${c.ouverteLe}::timestamptz
        ) or exists (
          select from habilitation f where f.entite_juridique_id = s.entite_juridique_id and f.compte_id = h.compte_id
            and f.profil_code = ${sql.lit(referentStructure)} and f.periode @> ${c.ouverteLe}::timestamptz
        ) as oui offset 0
      ) ref
      where h.structure_id = any(array(
          select s.id from structure s
          where coalesce(s.departement_code, ${horsDepartement}) = ${territoire} and ${structuresDeLaPortee(c.portee)}
            and ${aucun(sql`from revue o where o.structure_id = s.id and o.volet = 'structure' and o.etat = 'ouverte'`)}
            ${c.seulementNonRevues ? sql`and not ${revueDansLAnnee(c.ouverteLe)}` : sql``}
        ))
        and ${aRelire(c)}
    ) x`
}

/**
 * Rights on a whole entité, its référents': reviewed from above, where all its structures stand. Together in one
 * département, by its chargées de mission; in one region, by its team; else by the nation.
 */
export function droitsDesEntites(c: CampagneAFiger, territoire: string): RawBuilder<unknown> {
  const { portee } = c
  const ici = {
    structure: sql`false`,
    entite: sql`e.id = ${'entiteId' in portee ? portee.entiteId : null}::uuid`,
    departement: sql`true`,
    region: sql`ou.region = ${'region' in portee ? portee.region : null}`,
    national: sql`true`,
  }[portee.genre]
  return sql`
    select *, volet || ':' || coalesce(r_departement, r_region, '')
    from (
      select ${duDroit}, e.nom as precision_lieu, 'referents' as volet, null::uuid as r_structure,
        ou.departement as r_departement, case when ou.departement is null then ou.region end as r_region,
        'référents, ' || coalesce(d.nom || ' (' || d.code || ')', 'région ' || g.nom, 'hors département') as r_lieu
      from habilitation h
      join compte c on c.id = h.compte_id
      join profil p on p.code = h.profil_code
      join entite_juridique e on e.id = h.entite_juridique_id
      cross join lateral (
        select case when count(distinct coalesce(s.departement_code, '')) = 1 then min(s.departement_code) end as departement,
          case when count(distinct coalesce(v.region_code, '')) = 1 then min(v.region_code) end as region
        from structure s left join departement v on v.code = s.departement_code
        where s.entite_juridique_id = e.id
      ) ou
      left join departement d on d.code = ou.departement
      left join region g on g.code = ou.region
      where h.entite_juridique_id is not null and coalesce(ou.departement, ${horsDepartement}) = ${territoire}
        -- before looking at all its structures: one of them is here
        and (${territoire} = ${horsDepartement} or exists (
          select from structure s where s.entite_juridique_id = h.entite_juridique_id and s.departement_code = ${territoire}))
        and ${ici} and ${aRelire(c)}
    ) x`
}

/** A structure (alias `s`) that a review closed, or still has in hand, for less than a year. */
const revueDansLAnnee = (instant: Date) => sql<boolean>`exists (
  select from revue o where o.structure_id = s.id and o.volet = 'structure'
    and o.ouverte_le > ${instant}::timestamptz - interval '1 year')`

/** Rights on the territory itself: a département, or in the rest, regions and the nation. */
export function droitsDuTerritoire(c: CampagneAFiger, territoire: string): RawBuilder<unknown> {
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
    select ${duDroit}, null::text, 'territoire', null::uuid, h.departement_code, h.region_code,
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
