import { type RawBuilder, sql } from 'kysely'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import type { Lecture } from '#src/socle/base/base.ts'

export type Relecteur = { compteId: string; prenom: string; nom: string; courriel: string }

/**
 * Who reviews, and who is told next when nobody answers: (revue_id, compte_id, niveau). 1: the référents of a structure;
 * the chargées de mission for the référents (the region, else the nation, where these stand in no single département);
 * who gives rights there for a territory. 2: the chargées de mission of a structure's département (the region when it has
 * none), the region for the référents of a département, the nation for those of a region. Active accounts only.
 * @param revues condition on `revue r`
 * @param parmi only these accounts
 */
export function relecteurs(
  revues: RawBuilder<boolean>,
  maintenant: Date,
  parmi?: readonly string[],
): RawBuilder<unknown> {
  const enCours = sql`h.periode @> ${maintenant}::timestamptz
    and not exists (select from compte c where c.id = h.compte_id and c.etat <> 'actif')`
  const tient = parmi ? sql`${enCours} and h.compte_id = any(${parmi}::uuid[])` : enCours
  const departement = sql`coalesce(r.departement_code, s.departement_code)`
  const region = sql`coalesce(d.region_code, r.region_code)`
  const revuesEtLieux = sql`revue r left join structure s on s.id = r.structure_id left join departement d on d.code = ${departement}`
  const chargees = sql`h.structure_id is null and h.profil_code = 'adm-departemental' and h.departement_code = ${departement}`
  return sql`
    select r.id as revue_id, h.compte_id, 1 as niveau
    from revue r join habilitation h on h.structure_id = r.structure_id and h.profil_code = ${sql.lit(referentStructure)} and ${tient}
    where r.volet = 'structure' and ${revues}
    union
    select r.id, h.compte_id, 1
    from revue r join structure s on s.id = r.structure_id
    join habilitation h on h.entite_juridique_id = s.entite_juridique_id and h.profil_code = ${sql.lit(referentStructure)} and ${tient}
    where r.volet = 'structure' and ${revues}
    union
    select r.id, h.compte_id, case r.volet when 'structure' then 2 else 1 end
    from ${revuesEtLieux} join habilitation h on ${chargees} and ${tient}
    where r.volet in ('structure', 'referents') and ${revues}
    union
    select r.id, h.compte_id, case when r.volet = 'territoire' or r.volet = 'referents' and sans.oui then 1 else 2 end
    from ${revuesEtLieux}
    cross join lateral (select not exists (select from habilitation h where ${chargees} and ${enCours}) as oui) sans
    join habilitation h on h.structure_id is null and h.profil_code = 'adm-regional' and h.region_code = ${region} and ${tient}
    where (r.volet = 'referents' or r.volet = 'territoire' and r.departement_code is not null
      or r.volet = 'structure' and sans.oui) and ${revues}
    union
    select r.id, h.compte_id, case when r.volet = 'referents' and r.region_code is not null then 2 else 1 end
    from revue r join habilitation h on h.structure_id is null and h.profil_code = 'adm-national' and ${tient}
    where r.volet <> 'structure' and r.departement_code is null and ${revues}`
}

/** Who reviews there first, by name. */
export async function relecteursDe(base: Lecture, revueId: string, maintenant: Date): Promise<Relecteur[]> {
  const { rows } = await sql<Relecteur>`
    select c.id as "compteId", c.prenom, c.nom, c.courriel
    from (${relecteurs(sql<boolean>`r.id = ${revueId}::uuid`, maintenant)}) q join compte c on c.id = q.compte_id
    where q.niveau = 1 order by c.tri`.execute(base)
  return rows
}
