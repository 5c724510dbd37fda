import type pg from 'pg'
import { appellations } from '../listes/communes.ts'
import { noms } from '../listes/noms.ts'
import { prenomsFeminins, prenomsMasculins } from '../listes/prenoms.ts'
import { enAdresse } from '../ror/plan.ts'
import { categories } from './categories.ts'
import { centresDesDepartements } from './centres.ts'

const nombreDeNoms = 800

const racines = [
  'Mont',
  'Roque',
  'Castel',
  'Font',
  'Ville',
  'Bel',
  'Clair',
  'Haute',
  'Val',
  'Champ',
  'Pierre',
  'Puy',
]
const suffixes = [
  'aurès',
  'ombel',
  'ensac',
  'ardine',
  'elles',
  'ournac',
  'évigne',
  'asson',
  'ilhac',
  'argues',
  'estrel',
]

/** Chance, keys and lists that the generation reads, as temporary objects that end with the session. */
export async function preparer(client: pg.PoolClient, graine: number): Promise<void> {
  // The same seed draws the same country: a hash of the row's number rather than random(), which depends on plans.
  await client.query(`
    create function pg_temp.alea(n bigint, tirage int) returns double precision
      language sql immutable parallel safe return
      (hashint8extended(n, tirage * 1000003::bigint + ${graine}) & 2147483647)::double precision / 2147483648;
    create function pg_temp.entier(n bigint, tirage int, mini int, maxi int) returns int
      language sql immutable parallel safe return
      mini + floor(pg_temp.alea(n, tirage) * (maxi - mini + 1))::int;
    -- Luhn key of an even number of digits: every second one counts double, tens and units added.
    create function pg_temp.cle(debut text) returns text language sql immutable parallel safe return
      (10 - (select sum(case when i % 2 = 1 then d else d * 2 - case when d > 4 then 9 else 0 end end)
        from generate_series(1, length(debut)) as i, lateral (select substr(debut, i, 1)::int as d) as c) % 10) % 10;
    create temporary table semis_nom (nom text, adresse text, i int primary key) on commit drop;
    create temporary table semis_prenom (prenom text, adresse text, civilite text, i int primary key) on commit drop;
    create temporary table semis_appellation (nom text, i int primary key) on commit drop;
    create temporary table semis_commune (nom text, i int primary key) on commit drop;
    create temporary table semis_categorie (
      code text, nom text, pour_mille int, unites_min int, unites_max int, comptes int
    ) on commit drop`)
  const listeDeNoms = nomsDeFamille()
  const prenoms = [
    ...prenomsFeminins.map(prenom => ({ prenom, civilite: 'madame' })),
    ...prenomsMasculins.map(prenom => ({ prenom, civilite: 'monsieur' })),
  ]
  await remplir(client, 'semis_nom', [listeDeNoms, listeDeNoms.map(enAdresse)])
  await remplir(client, 'semis_prenom', [
    prenoms.map(({ prenom }) => prenom),
    prenoms.map(({ prenom }) => enAdresse(prenom)),
    prenoms.map(({ civilite }) => civilite),
  ])
  await remplir(client, 'semis_appellation', [[...appellations]])
  await remplir(client, 'semis_commune', [racines.flatMap(a => suffixes.map(b => a + b))])
  await client.query(
    `insert into semis_categorie select code, nom, "pourMille", (unites->>0)::int, (unites->>1)::int, comptes
     from jsonb_to_recordset($1) as c (code text, nom text, "pourMille" int, unites jsonb, comptes int)`,
    [JSON.stringify(categories)],
  )
  await client.query(
    `create temporary table semis_centre on commit drop as
     select * from jsonb_to_recordset($1) as c (code text, latitude float8, longitude float8)`,
    [JSON.stringify(centresDesDepartements())],
  )
  await client.query(
    'analyze semis_nom; analyze semis_prenom; analyze semis_appellation; analyze semis_commune',
  )
}

/** Columns of the same length, then the number of each row from 0. */
async function remplir(client: pg.PoolClient, table: string, colonnes: string[][]): Promise<void> {
  const parametres = colonnes.map((_, i) => `$${i + 1}::text[]`).join(', ')
  const noms = colonnes.map((_, i) => `c${i}`).join(', ')
  await client.query(
    `insert into ${table} select ${noms}, rang - 1 from unnest(${parametres}) with ordinality as t (${noms}, rang)`,
    colonnes,
  )
}

/** The plain names, then enough double names to reach 800: homonyms are as frequent as in a country. */
function nomsDeFamille(): string[] {
  const simples = [...new Set(noms)]
  const courts = simples.filter(nom => /^\p{L}+$/u.test(nom))
  const doubles = Array.from({ length: Math.max(0, nombreDeNoms - simples.length) }, (_, i) => {
    const [a = 'Martin', b = 'Petit'] = [
      courts[(i * 7) % courts.length],
      courts[(i * 13 + 5) % courts.length],
    ]
    return `${a}-${b}`
  })
  return [...simples, ...doubles]
}
