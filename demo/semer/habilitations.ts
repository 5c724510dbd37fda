import type pg from 'pg'

/**
 * Rights: one per référent and per territory, the rest spread over the accounts. A person's rights take the
 * profils that fit the category of the structure, one after the other; once all are taken, the next one is the
 * former right of the same profil, two years earlier, which ended the day before. Hence no overlap, ever.
 */
export async function semerHabilitations(
  client: pg.PoolClient,
  { habilitations, aujourdHui }: { habilitations: number; aujourdHui: string },
): Promise<number> {
  await client.query(`
    create temporary table semis_profil on commit drop as
      select c.code as categorie, p.code as profil, 'unite' = any (p.perimetres) as en_unite,
        row_number() over (partition by c.code order by p.ordre) - 1 as rang, count(*) over (partition by c.code) as combien
      from semis_categorie s join categorie_structure c using (code)
      join profil p on p.famille = any (c.familles) and p.famille <> 'administration' and 'structure' = any (p.perimetres)
        -- one side of each pair: people take all the profils of their category
        and not exists (select from profil_incompatible i where i.profil_b = p.code);
    create unique index on semis_profil (categorie, rang); analyze semis_profil`)
  const { rowCount: territoires } = await client.query(
    `insert into habilitation (compte_id, profil_code, departement_code, region_code, debut, fin_accordee, fin, attribuee_le)
     select id, case genre when 'region' then 'adm-regional' else 'adm-departemental' end,
       case when genre = 'departement' then code end, case when genre = 'region' then code end,
       $1::date - 30, $1::date + 600, $1::date + 600, $1::timestamptz - interval '30 days'
     from semis_territoire`,
    [aujourdHui],
  )
  const { rowCount: referents } = await client.query(
    `insert into habilitation (compte_id, profil_code, structure_id, debut, fin_accordee, fin, attribuee_par, attribuee_le, recevoir_courriels)
     select c.id, 'adm-referent-structure', s.id, d.debut, (d.debut + interval '2 years')::date, (d.debut + interval '2 years')::date,
       coalesce(autre.id, t.id), d.debut + interval '10 hours', true
     from semis_compte c
     join semis_structure s on s.n = c.structure_n
     join semis_place p on p.structure_n = c.structure_n
     join semis_territoire t on t.genre = 'departement' and t.code = s.departement
     left join semis_compte autre on p.referents = 2 and autre.n = p.avant + 3 - c.rang
     cross join lateral (select $1::date - pg_temp.entier(c.n, 30, 1, 720) as debut) d
     where c.referent
     order by c.n`,
    [aujourdHui],
  )
  const reste = Math.max(0, habilitations - (territoires ?? 0) - (referents ?? 0))
  const { rowCount: autres } = await client.query(
    `with parts as (
       select n, id, structure_n, sum(0.3 + 1.7 * pg_temp.alea(n, 31)) over (order by n) as haut from semis_compte
     ), quotas as (
       select n, id, structure_n, floor(haut / total * $2::int)::int as fin,
         coalesce(lag(floor(haut / total * $2::int)::int) over (order by n), 0) as avant
       from (select *, max(haut) over () as total from parts) as p
     ), voisines as (
       select n, coalesce(lead(n) over (partition by categorie order by n), first_value(n) over (partition by categorie order by n)) as voisine
       from semis_structure
     ), droits as (
       select q.id as compte_id, q.n, q.n * 64::bigint + j as graine, q.fin - q.avant as combien, j,
         -- one person in twenty also works in another structure of the same kind
         case when j = 0 and q.fin - q.avant > 1 and pg_temp.alea(q.n, 32) < 0.05 then v.voisine else q.structure_n end as structure_n
       from quotas q join voisines v on v.n = q.structure_n, generate_series(0, q.fin - q.avant - 1) as j
     ), dates as (
       select d.*, s.id as structure_id, s.unites, s.departement, pr.profil, pr.en_unite, k.generation,
         ($1::date - case
           when pg_temp.alea(d.n * 64 + k.rang, 33) < 0.12 then pg_temp.entier(d.n * 64 + k.rang, 34, 735, 1400)
           when pg_temp.alea(d.n * 64 + k.rang, 33) < 0.14 then -pg_temp.entier(d.n * 64 + k.rang, 34, 1, 40)
           else pg_temp.entier(d.n * 64 + k.rang, 34, 0, 725) end) as debut_dernier
       from droits d
       join semis_structure s on s.n = d.structure_n
       join (select categorie, max(combien) as total from semis_profil group by categorie) c on c.categorie = s.categorie
       cross join lateral (
         select (pg_temp.entier(d.n, 35, 0, 1000) + d.j) % c.total as rang, (d.j / c.total)::int as generation
       ) k
       join semis_profil pr on pr.categorie = s.categorie and pr.rang = k.rang
     ), bornes as (
       select *, (debut_dernier - make_interval(years => 2 * generation))::date as debut,
         case when generation > 0 then (debut_dernier - make_interval(years => 2 * generation - 2))::date - 1 end as fin_renouvelee
       from dates
     ), finies as (
       select *, (debut + interval '2 years')::date as fin_accordee,
         generation = 0 and debut < $1::date - 60 and debut + interval '2 years' > $1::date and pg_temp.alea(graine, 36) < 0.03 as retiree
       from bornes
     )
     insert into habilitation (compte_id, profil_code, structure_id, unite_id, debut, fin_accordee, fin, terminee_le, motif_fin,
       attribuee_par, attribuee_le, recevoir_courriels)
     select f.compte_id, f.profil, f.structure_id, u.id, f.debut, f.fin_accordee, coalesce(f.fin_renouvelee, f.fin_accordee),
       case when f.retiree then $1::timestamptz - pg_temp.entier(f.graine, 37, 1, 50) * interval '1 day' end,
       case when f.retiree then 'retrait' when f.generation > 0 then 'renouvellement' end,
       coalesce(r.id, t.id), least(f.debut, $1::date) + interval '9 hours', pg_temp.alea(f.graine, 38) < 0.3
     from finies f
     join semis_place p on p.structure_n = f.structure_n
     join semis_territoire t on t.genre = 'departement' and t.code = f.departement
     -- never oneself: the first référent, or the second for the first
     left join semis_compte r on p.referents > 0 and r.n = p.avant + case when f.n = p.avant + 1 then 2 else 1 end
       and r.referent
     left join semis_unite u on f.en_unite and f.unites > 0 and pg_temp.alea(f.n, 39) < 0.6
       and u.structure_n = f.structure_n and u.rang = 1 + (f.n + f.generation) % greatest(1, f.unites)
     order by f.n`,
    [aujourdHui, reste],
  )
  return (territoires ?? 0) + (referents ?? 0) + (autres ?? 0)
}
