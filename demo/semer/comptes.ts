import type pg from 'pg'

/**
 * People, in a row of consecutive numbers per structure, by its weight: the first ones are its référents. After
 * them come those who look after territories: one chargée de mission per département, one manager per region.
 */
export async function semerComptes(
  client: pg.PoolClient,
  demande: { comptes: number; decalage: number; aujourdHui: string; motDePasse: string },
): Promise<number> {
  const { comptes, decalage, aujourdHui, motDePasse } = demande
  await client.query(
    `create temporary table semis_place on commit drop as
     with cumul as (
       select n, sum(poids) over (order by n) / sum(poids) over () as haut, referents from semis_structure
     ), bornes as (
       select n, referents, floor(haut * ($1::int - t.combien))::int as fin,
         coalesce(lag(floor(haut * ($1::int - t.combien))::int) over (order by n), 0) as avant
       from cumul, (select (select count(*) from departement) + (select count(*) from region) as combien) as t
     )
     select n as structure_n, avant + $2::int as avant, fin + $2::int as fin, least(referents, fin - avant) as referents
     from bornes`,
    [comptes, decalage],
  )
  await client.query(`
    create temporary table semis_compte on commit drop as
      select n, uuidv7() as id, p.structure_n, n - p.avant as rang, n - p.avant <= p.referents as referent
      from semis_place p, generate_series(p.avant + 1, p.fin) as n order by n`)
  await client.query(
    `create temporary table semis_territoire on commit drop as
     with tous as (
       select 'departement' as genre, code, nom from departement union all select 'region', code, nom from region
     )
     select $1::int + row_number() over (order by genre, code) as n, uuidv7() as id, tous.* from tous`,
    [decalage + comptes],
  )
  await client.query(
    'create index on semis_place (structure_n); create index on semis_compte (n); analyze semis_place; analyze semis_compte',
  )
  await client.query(
    `insert into compte (id, courriel, civilite, nom, prenom, profession_code, fonction, rpps, telephone, etat, mot_de_passe,
       cree_le, invite_le, active_le, derniere_connexion_le)
     select c.id, p.adresse || '.' || f.adresse || '.' || c.n || '@s' || c.structure_n || '.semis.example', p.civilite, f.nom, p.prenom,
       m.code, m.libelle, case when m.a_un_rpps then (select d || pg_temp.cle(d) from (select '108' || lpad(c.n::text, 7, '0') as d) as r) end,
       '063998' || lpad((c.n % 10000)::text, 4, '0'), e.etat, case when e.etat <> 'invite' then $2 end,
       e.cree_le, e.cree_le, case when e.etat <> 'invite' then e.cree_le + interval '1 day' end,
       case when e.etat = 'actif' then $1::timestamptz - pg_temp.entier(c.n, 28, 1, 200) * interval '1 day' end
     from semis_compte c
     -- squared: the first names of the list are the frequent ones
     join semis_nom f on f.i = floor(pg_temp.alea(c.n, 20) * pg_temp.alea(c.n, 21) * (select count(*) from semis_nom))::int
     join semis_prenom p on p.i = floor(pg_temp.alea(c.n, 22) * (select count(*) from semis_prenom))::int
     join (select *, row_number() over (order by ordre) as i from profession) m
       on m.i = 1 + floor(power(pg_temp.alea(c.n, 23), 2) * (select count(*) from profession))::int
     cross join lateral (
       select case when c.referent then 'actif' when pg_temp.alea(c.n, 24) < 0.03 then 'invite'
         when pg_temp.alea(c.n, 24) < 0.05 then 'desactive' else 'actif' end as etat,
         $1::timestamptz - pg_temp.entier(c.n, 25, 3, 1800) * interval '1 day' as cree_le
     ) e
     order by c.n`,
    [aujourdHui, motDePasse],
  )
  await client.query(
    `insert into compte (id, courriel, civilite, nom, prenom, profession_code, fonction, etat, mot_de_passe, cree_le, active_le)
     select t.id, t.genre || '.' || lower(t.code) || case when t.n > 0 then '.' || t.n end || '@territoires.semis.example', p.civilite, f.nom, p.prenom,
       'VT-charge-de-mission', 'Équipe ViaTrajectoire – ' || t.nom, 'actif', $2,
       $1::timestamptz - interval '3 years', $1::timestamptz - interval '3 years'
     from semis_territoire t
     join semis_nom f on f.i = pg_temp.entier(t.n, 20, 0, (select count(*)::int - 1 from semis_nom))
     join semis_prenom p on p.i = pg_temp.entier(t.n, 22, 0, (select count(*)::int - 1 from semis_prenom))`,
    [aujourdHui, motDePasse],
  )
  const { rows } = await client.query<{ n: number }>(
    'select (select count(*) from semis_compte) + (select count(*) from semis_territoire) as n',
  )
  return rows[0]?.n ?? 0
}
