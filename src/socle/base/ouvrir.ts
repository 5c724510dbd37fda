import pg from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import { migrerTravaux } from '../travaux/migrer-travaux.ts'
import { type Base, ouvrirBase } from './base.ts'
import { migrer } from './migrer.ts'
import { demarrerPostgres } from './postgres-embarque.ts'
import { veillerSurPostgres } from './veiller-postgres.ts'

export type BaseOuverte = {
  base: Base
  url: string
  fermer: () => Promise<void>
  /** Watches over the embedded server, if there is one, for as long as the product runs. @returns how to stop */
  veiller: (log: Logger) => () => Promise<void>
}

const rienAVeiller = async () => undefined

const nomDeLaBase = 'viatrajectoire'

/**
 * The base that the configuration names, migrated and ready: an existing server (`DATABASE_URL`), or the
 * embedded one in the data folder, started if it does not run and stopped by whoever started it.
 */
export async function ouvrirBaseConfiguree(config: Config): Promise<BaseOuverte> {
  // each web process has its pool, and so have the jobs
  const connexions = Math.max(100, (config.WEB_PROCESSES + 2) * config.CONNEXIONS_MAX)
  const serveur = config.DATABASE_URL ? undefined : await demarrerPostgres(config.DATA_DIR, { connexions })
  const url = config.DATABASE_URL ?? serveur?.url(nomDeLaBase) ?? ''
  if (serveur) await creerSiAbsente(serveur.url('postgres'))
  const base = ouvrirBase(url, { connexions: config.CONNEXIONS_MAX })
  const fermer = async () => {
    await base.destroy()
    if (serveur && !(await estUtilisee(serveur.url('postgres')))) await serveur.arreter()
  }
  try {
    await migrer(base.pool)
    await migrerTravaux(url)
    return {
      base,
      url,
      fermer,
      veiller: log => (serveur ? veillerSurPostgres({ ...serveur, log }) : rienAVeiller),
    }
  } catch (erreur) {
    await fermer()
    throw erreur
  }
}

async function creerSiAbsente(url: string) {
  await avecClient(url, async client => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [nomDeLaBase])
    // two processes at once: the second finds it made (42P04), which is what it wanted
    if (!rowCount)
      await client.query(`create database ${nomDeLaBase}`).catch(erreur => {
        if (!['42P04', '23505'].includes(erreur.code)) throw erreur
      })
  })
}

/** Someone else (the web server, another command) still works on it: leave it running. */
async function estUtilisee(url: string): Promise<boolean> {
  return avecClient(url, async client => {
    const { rowCount } = await client.query(
      "select 1 from pg_stat_activity where datname = $1 and backend_type = 'client backend' limit 1",
      [nomDeLaBase],
    )
    return (rowCount ?? 0) > 0
  })
}

async function avecClient<T>(url: string, agir: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await agir(client)
  } finally {
    await client.end()
  }
}
