import type pg from 'pg'

/** What a structure of each category offers: type of offer, field, modes, activity, public (real national codes). */
const modeles = [
  ['101', '156', '01', '28', '491', null],
  ['101', '101', '02', '28', '241', null],
  ['101', '104', '02', '29', '235', null],
  ['355', '156', '01', '28', '491', null],
  ['355', '101', '02', '28', '241', null],
  ['355', '175', '01', '28', '170', null],
  ['292', '16', '03', '28', '229', null],
  ['128', '150', '01', '28', '025', null],
  ['109', '100', '02', '28', '172', null],
  ['109', '102', '02', '28', '233', null],
  ['109', '103', '02', '29', '234', null],
  ['109', '104', '02', '29', '235', null],
  ['109', '101', '02', '28', '241', null],
  ['127', '128', '01', '31', '170', null],
  ['500', '21', '04', '46', '511', '01'],
  ['500', '24', '04', '46', '511', '01'],
  ['500', '21', '04', '47', '511', '01'],
  ['202', '22', '04', '46', '511', '03'],
  ['362', '249', '01', '28', '050', null],
  ['354', '28', '04', '49', '565', '01'],
  ['183', '48', '04', '47', '553', '02'],
  ['182', '57', '04', '49', '300', '02'],
  ['186', '50', '04', '46', '553', '02'],
  ['190', '61', '04', '47', '448', '02'],
  ['189', '62', '04', '47', '448', '02'],
  ['246', '43', '04', '47', '304', '02'],
  ['437', '39', '04', '46', '511', '02'],
  ['255', '40', '04', '46', '511', '02'],
  ['382', '97', '04', '46', '511', '02'],
  ['252', '96', '04', '46', '511', '02'],
  ['446', '31', '04', '49', '553', '02'],
  ['445', '32', '04', '49', '553', '02'],
] as const

const systeme = (numero: string, nom: string) =>
  `https://mos.esante.gouv.fr/NOS/TRE_${numero}-${nom}/FHIR/TRE-${numero}-${nom}`

/** Two thirds of what a country offers: one offer per unit, one per structure without a unit, each with its place and its beds. */
export async function semerOffres(client: pg.PoolClient, aujourdHui: string): Promise<number> {
  await client.query(
    `create temporary table semis_modele on commit drop as
       select *, row_number() over (partition by structure order by rang) - 1 as i, count(*) over (partition by structure) as n
       from jsonb_array_elements($1::jsonb) with ordinality as m (ligne, rang), lateral (
         select ligne ->> 0 as structure, ligne ->> 1 as categorie, ligne ->> 2 as champ, ligne ->> 3 as mode,
           ligne ->> 4 as activite, ligne ->> 5 as public
       ) as c`,
    [JSON.stringify(modeles)],
  )
  await client.query(`
    create temporary table semis_offre on commit drop as
      select uuidv7() as id, uuidv7() as lieu_id, s.n, s.id as structure_id, u.id as unite_id, s.categorie as structure,
        m.categorie, m.champ, m.mode, m.activite, m.public, row_number() over () as rang
      from semis_structure s
        left join semis_unite u on u.structure_n = s.n
        join semis_modele m on m.structure = s.categorie and m.i = (s.n + coalesce(u.rang, 0)) % m.n;
    insert into offre (id, ror_id, nom, structure_id, unite_id, champ_code, categorie_code, modes, caracteristiques,
        age_min, age_max, ror_recue_le)
      select id, 'semis-' || id, 'Offre ' || categorie, structure_id, unite_id, champ, categorie, array[mode],
        jsonb_build_array(
          jsonb_build_object('axe', 'Activité', 'systeme', '${systeme('R211', 'ActiviteOperationnelle')}', 'code', activite, 'libelle', 'Activité ' || activite),
          jsonb_build_object('axe', 'Mode de prise en charge', 'systeme', '${systeme('R213', 'ModePriseEnCharge')}', 'code', mode, 'libelle', 'Mode ' || mode)
        ) || case when public is null then '[]'::jsonb else jsonb_build_array(
          jsonb_build_object('axe', 'Public pris en charge', 'systeme', '${systeme('R239', 'PublicPrisEnCharge')}', 'code', public, 'libelle', 'Public ' || public)
        ) end,
        case when structure in ('182', '183', '186', '189', '190') then 3 else 18 end,
        case when structure in ('182', '183', '186', '189', '190') then 20 else 120 end, now()
      from semis_offre;
    insert into lieu (id, ror_id, nom, statut, voie, code_postal, commune, commune_cog, latitude, longitude, ror_recue_le)
      select o.lieu_id, 'semis-' || o.lieu_id, 'Lieu ' || o.rang, 'active', s.voie, s.code_postal, s.commune, s.commune_cog,
        s.latitude, s.longitude, now()
      from semis_offre o join structure s on s.id = o.structure_id;
    insert into offre_lieu (offre_id, lieu_ror_id) select id, 'semis-' || lieu_id from semis_offre;
    insert into capacite (lieu_id, rang, nature_code, statut_code, nombre, maj_le)
      select lieu_id, 0, '01', '01', pg_temp.entier(rang, 40, 6, 80), now() from semis_offre`)
  await client.query(
    `insert into grand_age (structure_id, hebergements, aide_sociale, alzheimer, pasa, uhr, maj_le)
       select id, case when n % 3 = 0 then array['permanent', 'temporaire'] else array['permanent'] end,
         n % 3 <> 1, n % 4 = 0, n % 5 = 0, n % 17 = 0, $1::date
       from semis_structure where categorie in ('500', '202')`,
    [aujourdHui],
  )
  await client.query(
    `insert into tarif_grand_age (structure_id, nature, montant, au)
       select id, nature, prix, date_trunc('year', $1::date)::date
       from semis_structure, lateral (values
         ('permanent-simple', 48 + pg_temp.entier(n, 41, 0, 6000) / 100.0), ('gir-1-2', 21.40), ('gir-3-4', 13.58), ('gir-5-6', 5.76)
       ) as t (nature, prix)
       where categorie = '500'`,
    [aujourdHui],
  )
  await client.query(
    `insert into place_declaree (structure_id, hebergement, capacite, libres, declaree_le)
       select id, 'permanent', 80, pg_temp.entier(n, 42, 0, 4), $1::date - pg_temp.entier(n, 43, 0, 60)
       from semis_structure where categorie in ('500', '202') and n % 2 = 0`,
    [aujourdHui],
  )
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from semis_offre')
  return rows[0]?.n ?? 0
}
