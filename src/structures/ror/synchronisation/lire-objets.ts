import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { lieuSensible, offreSecrete, uniteSecrete } from '../../publication.ts'
import type { ObjetDeFiche } from '../../tables.ts'

/** An object of a fiche and its provenance. */
export type ObjetSuivi = {
  id: string
  objet: ObjetDeFiche | 'entite-juridique'
  nom: string
  /** When the source last changed it, and when our copy last did. Null: it does not come from the ROR. */
  majLe: Date | null
  recueLe: Date | null
  region: string | null
  absenteLe: Date | null
  /** Missing from the last complete export, there when read. */
  horsExport: boolean
}

/** What a fiche is made of, sensitive units left out with their offers and places, from the legal entity down to the places. */
export async function lireObjetsSuivis(base: Lecture, structureId: string): Promise<ObjetSuivi[]> {
  const colonnes = (alias: string) =>
    sql`${sql.ref(`${alias}.id`)}, ${sql.ref(`${alias}.nom`)}, ${sql.ref(`${alias}.ror_id`)},
      ${sql.ref(`${alias}.ror_maj_le`)}, ${sql.ref(`${alias}.ror_recue_le`)}, ${sql.ref(`${alias}.ror_region_code`)},
      ${sql.ref(`${alias}.absente_le`)}`
  const { rows } = await sql<ObjetSuivi>`
    with objets as (
      select 1 as rang, 'structure' as objet, 'Organization' as type, ${colonnes('s')} from structure s
      where s.id = ${structureId}
      union all
      select 2, 'entite-juridique', 'Organization', ${colonnes('e')} from structure s
      join entite_juridique e on e.id = s.entite_juridique_id where s.id = ${structureId}
      union all
      select 3, 'unite', 'Organization', ${colonnes('u')} from unite u
      where u.structure_id = ${structureId} and not ${uniteSecrete('u')}
      union all
      select 4, 'offre', 'HealthcareService', ${colonnes('o')} from offre o
      where o.structure_id = ${structureId} and not ${offreSecrete('o')}
      union all
      select distinct on (l.id) 5, 'lieu', 'Location', ${colonnes('l')} from offre o
      join offre_lieu ol on ol.offre_id = o.id join lieu l on l.ror_id = ol.lieu_ror_id
      where o.structure_id = ${structureId} and not ${lieuSensible('l')}
    )
    select o.id, o.objet, coalesce(o.nom, 'Sans nom') as nom, o.ror_maj_le as "majLe", o.ror_recue_le as "recueLe",
      o.ror_region_code as region, o.absente_le as "absenteLe", r.hors_export_le is not null as "horsExport"
    from objets o left join ror_ressource r on r.type = o.type and r.id = o.ror_id
    order by o.rang, o.nom, o.id limit 2000`.execute(base)
  return rows
}
