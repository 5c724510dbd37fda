import { sql } from 'kysely'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { cloturePrevue } from '../regles.ts'
import { rare } from '../reperes/professions-du-profil.ts'
import {
  type CampagneAFiger,
  droitsDesEntites,
  droitsDesStructures,
  droitsDuTerritoire,
  horsDepartement,
} from './droits-a-figer.ts'
import { structuresDeLaPortee } from './portee.ts'

/** The territories that the freezing goes through, in order: départements, then the rest. */
export async function territoiresAFiger(base: Lecture, { portee }: CampagneAFiger): Promise<string[]> {
  const tous = {
    structure: sql``,
    // its own rights, when its structures stand in several départements
    entite: sql`union select ${horsDepartement}`,
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
      ${droitsDesStructures(c, territoire)}
      union all ${droitsDesEntites(c, territoire)}
      union all ${droitsDuTerritoire(c, territoire)}
    ), revues as (
      insert into revue (campagne_id, volet, structure_id, departement_code, region_code, lieu, echeance, cloture_prevue, ouverte_le)
      select distinct on (cle) ${c.id}::uuid, volet, r_structure, r_departement, r_region, r_lieu, ${c.echeance}::date,
        ${cloturePrevue(jour(c.echeance), c.delaiJours)}::date, ${c.ouverteLe}::timestamptz
      from droits
      returning id, volet || ':' || coalesce(structure_id::text, departement_code, region_code, '') as cle
    )
    insert into revue_ligne (revue_id, rang, habilitation_id, compte_id, personne, profil_code, precision_lieu, fin,
      usage_note, utilisee_le, confreres, titulaires, inhabituelle)
    select r.id, row_number() over (partition by cle order by d.tri, d.compte_id, d.ordre, d.id), d.id, d.compte_id,
      d.personne, d.profil_code, d.precision_lieu, d.fin,
      d.profil_code in (select profil_code from acte_de_profil), u.le, n.titulaires, n.sur,
      coalesce(${rare}, false)
    from droits d join revues r using (cle)
    left join derniere_utilisation u on u.habilitation_id = d.id
    left join profession_du_profil n on n.profil_code = d.profil_code and n.profession_code = d.profession_code`.execute(
    tx,
  )
  return Number(numAffectedRows)
}
