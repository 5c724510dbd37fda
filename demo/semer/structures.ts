import type pg from 'pg'

/**
 * Legal entities, structures and units. FINESS: département (97 overseas), then 9, a rank and the key; ranks
 * from 99000 belong to the demo region. Structures take ranks from 0, legal entities from 50000. Whatever the
 * scale, the first structure is a CHU, which never holds much more than a thirtieth of the accounts.
 */
export async function semerStructures(
  client: pg.PoolClient,
  {
    structures,
    comptes,
    decalage,
    aujourdHui,
  }: {
    structures: number
    comptes: number
    decalage: number
    aujourdHui: string
  },
): Promise<{ structures: number; unites: number }> {
  await client.query(
    `create temporary table semis_structure on commit drop as
     with departements as (
       select code, left(code, 2) as prefixe, sum(poids) over (order by code) - poids as bas,
         sum(poids) over (order by code) as haut, sum(poids) over () as total
       from (
         select code, 1 + 9 * pg_temp.alea(hashtext(code), 1) as poids from departement
       ) as d
     ), tranches as (
       select *, sum(pour_mille) over (order by code) - pour_mille as bas, sum(pour_mille) over (order by code) as haut,
         sum(pour_mille) over () as total
       from semis_categorie
     ), tirage as (
       select n, pg_temp.alea(n, 2) as d, case when n = $2::int + 1 then 0 else pg_temp.alea(n, 3) end as c from generate_series($2::int + 1, $2::int + $1::int) as n
     )
     select t.n, uuidv7() as id, d.code as departement, d.prefixe, c.code as categorie, c.nom as sorte,
       least(c.comptes, $3::int) * (0.5 + pg_temp.alea(t.n, 4)) as poids,
       pg_temp.entier(t.n, 5, c.unites_min, c.unites_max) as unites,
       case when t.n = $2::int + 1 or pg_temp.alea(t.n, 6) < 0.55 then 2 when pg_temp.alea(t.n, 6) < 0.9 then 1 else 0 end as referents,
       ${rangLibre('structure', 'd.prefixe', 0)} + row_number() over (partition by d.prefixe order by t.n) - 1 as rang
     from tirage t
     join departements d on t.d * d.total >= d.bas and t.d * d.total < d.haut
     join tranches c on t.c * c.total >= c.bas and t.c * c.total < c.haut`,
    [structures, decalage, Math.max(20, Math.ceil(comptes / 30))],
  )
  await client.query(`create index on semis_structure (n); analyze semis_structure`)
  await client.query(
    `create temporary table semis_entite on commit drop as
     select departement, prefixe, groupe, uuidv7() as id,
       ${rangLibre('entite_juridique', 'prefixe', 50_000)}
         + row_number() over (partition by prefixe order by departement, groupe) - 1 as rang
     from (select distinct departement, prefixe, n % greatest(1, $1::int / 250) as groupe from semis_structure) as g`,
    [structures],
  )
  await client.query(`
    insert into entite_juridique (id, finess, nom, statut_code, statut_libelle)
    select id, ${finess('rang')}, 'Groupement ' || departement || '-' || groupe,
      '2100', 'Organisme privé à but non lucratif'
    from semis_entite`)
  await client.query(
    `insert into structure (id, entite_juridique_id, finess, nom, categorie_code, voie, code_postal, commune, commune_cog,
       departement_code, latitude, longitude, telephone, courriel, ouverte_le, cree_le)
     select s.id, e.id, ${finess('s.rang')},
       s.sorte || ' ' || case when s.categorie in ('101', '355', '292', '609', '606') then 'de ' || v.nom else a.nom end,
       s.categorie, pg_temp.entier(s.n, 10, 1, 150) || ' rue des Tilleuls', rpad(s.departement, 5, '9'), v.nom,
       s.prefixe || '999', s.departement,
       -- a commune has its place in the département, and its structures theirs in the commune
       p.latitude + (pg_temp.alea(hashtext(s.departement || v.nom), 30) - 0.5) * 0.6 + (pg_temp.alea(s.n, 31) - 0.5) * 0.04,
       p.longitude + (pg_temp.alea(hashtext(s.departement || v.nom), 32) - 0.5) * 0.8 + (pg_temp.alea(s.n, 33) - 0.5) * 0.05,
       '019900' || lpad((s.n % 10000)::text, 4, '0'), 'accueil@s' || s.n || '.semis.example',
       date '1960-01-01' + pg_temp.entier(s.n, 11, 0, 22000), $1::date
     from semis_structure s
     join (select departement, groupe, id from semis_entite) e
       on e.departement = s.departement and e.groupe = s.n % greatest(1, $2::int / 250)
     join semis_appellation a on a.i = pg_temp.entier(s.n, 12, 0, (select count(*)::int - 1 from semis_appellation))
     join semis_centre p on p.code = s.departement
     join semis_commune v on v.i = pg_temp.entier(s.n, 13, 0, (select count(*)::int - 1 from semis_commune))
     order by s.n`,
    [aujourdHui, structures],
  )
  await client.query(`
    create temporary table semis_unite on commit drop as
      select s.n as structure_n, s.id as structure_id, numero as rang, uuidv7() as id
      from semis_structure s, generate_series(1, s.unites) as numero order by s.n, numero;
    insert into unite (id, structure_id, nom, type_code, type_libelle, ouverte_le)
      select id, structure_id,
        (array['Médecine', 'Gériatrie', 'Réadaptation', 'Hébergement', 'Accueil de jour', 'Soins palliatifs', 'Neurologie',
          'Cardiologie', 'Chirurgie', 'Pneumologie', 'Oncologie', 'Accompagnement'])[1 + (structure_n * 7 + rang) % 12]
          || ' ' || rang,
        '3', 'Unité fonctionnelle', date '2010-01-01'
      from semis_unite;
    create unique index on semis_unite (structure_n, rang);
    analyze semis_unite`)
  const { rows } = await client.query<{ structures: number; unites: number }>(
    'select (select count(*) from semis_structure) as structures, (select count(*) from semis_unite) as unites',
  )
  return rows[0] ?? { structures: 0, unites: 0 }
}

/** First rank that the table has not used yet behind that prefix, `depart` when there is none. */
function rangLibre(table: 'structure' | 'entite_juridique', prefixe: string, depart: number): string {
  return `coalesce((
    select max(substr(x.finess, 4, 5)::int) + 1 from ${table} x
    where left(x.finess, 3) = ${prefixe} || '9' and substr(x.finess, 4, 5) between '${String(depart).padStart(5, '0')}' and '${String(depart + 49_000 - 1).padStart(5, '0')}'
  ), ${depart})`
}

/** The nine characters, from `prefixe` and a rank; the key reads 2A as 21 and 2B as 22. */
function finess(rang: string): string {
  return `(select p || c || pg_temp.cle(translate(p, 'AB', '12') || c)
    from (select prefixe as p, '9' || lpad((${rang})::text, 5, '0') as c) as f)`
}
