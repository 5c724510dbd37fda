import { sql } from 'kysely'
import type { Base, Lecture } from '#src/socle/base/base.ts'

const table = (numero: string, nom: string) =>
  `https://mos.esante.gouv.fr/NOS/TRE_${numero}-${nom}/FHIR/TRE-${numero}-${nom}`

/** Codes that the offers of the bench bear, from frequent to rare. */
export const codes = {
  champs: ['01', '02', '03', '04'],
  modes: ['28', '29', '46', '47', '31'],
  activites: Array.from({ length: 300 }, (_, i) => String(i).padStart(3, '0')),
}

/**
 * One offer by unit, with its place, two capacities and a contact: 80,000 at national size. Places lie around the middle of their
 * département's draw, so that « near » has something to find. Nothing is done in a base that has offers.
 */
export async function semerOffres(base: Base): Promise<number> {
  // one connection: a temporary table belongs to it
  return base.connection().execute(semer)
}

async function semer(base: Lecture): Promise<number> {
  const { rows } = await sql<{ deja: boolean }>`select exists (select from offre) as deja`.execute(base)
  if (rows[0]?.deja) return 0
  await sql`
    create temporary table semis_offre as
    select u.id as unite_id, u.structure_id, u.nom, s.commune, s.commune_cog, s.code_postal, s.voie,
      row_number() over (order by u.id) as n, 42.5 + (abs(hashtext(s.commune_cog || s.departement_code)) % 8000) / 1000.0 as lat,
      -4 + (abs(hashtext(s.departement_code || s.commune_cog)) % 11000) / 1000.0 as lon
    from unite u join structure s on s.id = u.structure_id`.execute(base)
  await sql`
    insert into lieu (ror_id, nom, fonction_code, fonction_libelle, statut, voie, code_postal, commune, commune_cog, latitude, longitude, ror_recue_le)
    select 'bench-lo-' || n, nom, '001', 'Hébergement', 'active', voie, code_postal, commune, commune_cog,
      lat + (n % 100) / 1000.0, lon + (n % 77) / 1000.0, now()
    from semis_offre`.execute(base)
  await sql`
    insert into capacite (lieu_id, rang, nature_code, nature_libelle, statut_code, statut_libelle, nombre, maj_le)
    select l.id, r, '01', 'Lit', lpad((r + 1)::text, 2, '0'), case r when 0 then 'Installé' else 'Disponible' end, 10 + r, now()
    from lieu l, generate_series(0, 1) as r`.execute(base)
  await sql`
    insert into offre (ror_id, identifiant, nom, structure_id, unite_id, champ_code, champ_libelle, categorie_code, categorie_libelle,
      modes, caracteristiques, age_min, age_max, ror_recue_le, sensible)
    select 'bench-hs-' || n, '99/bench-' || n, nom, structure_id, unite_id, champ, 'Champ ' || champ, '157', 'Unité',
      array[mode], jsonb_build_array(
        jsonb_build_object('axe', 'Champ d’activité', 'systeme', ${table('R227', 'ChampActivite')}::text, 'code', champ, 'libelle', 'Champ ' || champ),
        jsonb_build_object('axe', 'Type d’offre', 'systeme', ${table('R244', 'CategorieOrganisation')}::text, 'code', '157', 'libelle', 'Unité'),
        jsonb_build_object('axe', 'Activité', 'systeme', ${table('R211', 'ActiviteOperationnelle')}::text, 'code', activite, 'libelle', 'Activité ' || activite),
        jsonb_build_object('axe', 'Mode de prise en charge', 'systeme', ${table('R213', 'ModePriseEnCharge')}::text, 'code', mode, 'libelle', 'Mode ' || mode)),
      18, 120, now(), n % 500 = 0
    from (select *, (${codes.champs}::text[])[1 + n % 4] as champ, (${codes.modes}::text[])[1 + n % 5] as mode,
      (${codes.activites}::text[])[1 + (n * n) % 300] as activite from semis_offre) as o`.execute(base)
  await sql`insert into offre_lieu (offre_id, lieu_ror_id)
    select id, 'bench-lo-' || substring(ror_id from 10) from offre`.execute(base)
  await sql`insert into contact_ror (offre_id, rang, nature, niveau, canal, valeur)
    select id, 0, 'Standard', 1, 'telephone', '0199000000' from offre`.execute(base)
  await sql`insert into contact_ror (structure_id, rang, nature, niveau, canal, valeur)
    select id, 0, 'Standard', 1, 'telephone', '0199000000' from structure`.execute(base)
  const faites = await sql<{ n: number }>`select count(*) as n from semis_offre`.execute(base)
  await sql`drop table semis_offre`.execute(base)
  await sql`analyze offre, offre_lieu, lieu, capacite, contact_ror, structure, unite, entite_juridique`.execute(
    base,
  )
  return faites.rows[0]?.n ?? 0
}
