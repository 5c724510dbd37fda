import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { verrous } from './verrous.ts'

export type Migration = { numero: number; nom: string; sql: string }

const dossier = join(import.meta.dirname, '../../../migrations')
/** The numbered SQL files of `migrations/`, in order. @throws when two share a number or a name is malformed. */
export function lireMigrations(): Migration[] {
  const migrations = readdirSync(dossier)
    .filter(nom => nom.endsWith('.sql'))
    .sort()
    .map(nom => ({
      numero: Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(nom)?.[1] ?? Number.NaN),
      nom,
      sql: readFileSync(join(dossier, nom), 'utf8'),
    }))
  migrations.forEach(({ numero, nom }, i) => {
    if (Number.isNaN(numero)) throw new Error(`Nom de migration mal formé : ${nom}`)
    if (migrations[i - 1]?.numero === numero) throw new Error(`Deux migrations portent le numéro ${numero}`)
  })
  return migrations
}

/**
 * Brings the base up to date: each missing migration in its own transaction, under a lock, forward only.
 * @returns the names of those that were applied.
 */
export async function migrer(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [verrous.migrations])
    await client.query(
      'create table if not exists migration (numero int primary key, nom text not null, le timestamptz not null default now())',
    )
    const { rows } = await client.query<{ numero: number }>('select numero from migration')
    const faites = new Set(rows.map(({ numero }) => numero))
    const manquantes = lireMigrations().filter(({ numero }) => !faites.has(numero))
    for (const migration of manquantes) await appliquer(client, migration)
    return manquantes.map(({ nom }) => nom)
  } finally {
    // Destroying the connection releases the lock and the session settings, whatever happened.
    client.release(true)
  }
}

async function appliquer(client: pg.PoolClient, { numero, nom, sql }: Migration) {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (numero, nom) values ($1, $2)', [numero, nom])
    await client.query('commit')
  } catch (erreur) {
    await client.query('rollback')
    throw new Error(`La migration ${nom} a échoué : ${erreur instanceof Error ? erreur.message : erreur}`, {
      cause: erreur,
    })
  }
}
