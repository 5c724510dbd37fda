import { ouvrirBaseConfiguree } from '#src/socle/base/ouvrir.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { ajouterJours, debutDuJour, jourDe } from '#src/socle/temps/jours.ts'
import type { Produit } from './produit.ts'

/** Four months of a busy country: every day of them is sealed and verified, but the last two. */
const jours = 120

/**
 * Fills the stopped product's journal up to `voulues` lines, spread over its structures and its people as if rights had
 * been given all along. Finds it filled on a kept folder.
 */
export async function remplirJournal({ dossier }: Produit, voulues: number): Promise<void> {
  const { base, fermer } = await ouvrirBaseConfiguree(lireConfig({ DATA_DIR: dossier, DEMO: '0' }))
  const client = await base.pool.connect()
  try {
    await client.query('set statement_timeout = 0; set synchronous_commit = off')
    const { rows } = await client.query<{ n: number }>('select count(*) as n from journal')
    if ((rows[0]?.n ?? 0) >= voulues / 2) return
    await client.query(`
      create temporary table lieu as select row_number() over () as n, id, nom from structure;
      create temporary table gens as select row_number() over () as n, id from compte;
      create index on lieu (n); create index on gens (n); analyze lieu; analyze gens`)
    const premier = ajouterJours(jourDe(new Date()), -jours)
    for (let rang = 0; rang <= jours; rang++) {
      const jour = ajouterJours(premier, rang)
      await client.query("select journal_preparer_mois(date_trunc('month', $1::date)::date)", [jour])
      await client.query(
        `insert into journal (instant, acteur_id, acte, issue, compte_id, structure_id, details, origine)
         select $1::timestamptz + i * interval '23 hours' / $2::int, a.id, 'habilitation.attribuee', 'fait', b.id, l.id,
           jsonb_build_object('profil', 'VT SAN – Demandeur médical', 'lieu', l.nom, 'fin', '2028-11-23'),
           '{"adresse": "192.0.2.7", "navigateur": "Firefox sur Windows"}'
         from generate_series(1, $2::int) as i
         join lieu l on l.n = 1 + abs(hashint4(i + $3::int)::bigint) % (select count(*) from lieu)
         join gens a on a.n = 1 + abs(hashint4(i + $3::int + 1)::bigint) % (select count(*) from gens)
         join gens b on b.n = 1 + abs(hashint4(i + $3::int + 2)::bigint) % (select count(*) from gens)`,
        [debutDuJour(jour), Math.ceil(voulues / jours), rang * 7919],
      )
    }
    await client.query('analyze journal')
  } finally {
    client.release(true)
    await fermer()
  }
}
