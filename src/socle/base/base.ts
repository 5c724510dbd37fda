import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { preparerLesMarquees } from './preparees.ts'
import type { Tables } from './tables.ts'

/** What queries run on: the pool, or a transaction. */
export type Lecture = Kysely<Tables>
/** What writes run in. Asking for it in a signature says: the caller opens the transaction. */
export type Ecriture = Transaction<Tables>

export type Base = Lecture & { readonly pool: pg.Pool }

// Civil dates stay 'AAAA-MM-JJ' strings (never a Date at some midnight); counts fit in a number.
pg.types.setTypeParser(pg.types.builtins.DATE, valeur => valeur)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens a pool on `url`. Statements are bounded in time so that a bad query cannot hold a page for ever.
 * @param options.role under which every statement runs, when it is not the one that connects
 */
export function ouvrirBase(
  url: string,
  options: { connexions: number; delaiMs?: number; role?: string },
): Base {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connexions,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: options.delaiMs ?? 30_000,
    application_name: 'viatrajectoire',
    ...(options.role && { options: `-c role=${options.role}` }),
  })
  // An idle connection that breaks (server restarted) must not bring the process down: the pool opens another.
  pool.on('error', () => undefined)
  // nor one that breaks in the middle of its work: its query fails, and that is how it is told
  pool.on('connect', client => client.on('error', () => undefined))
  pool.on('connect', preparerLesMarquees)
  return Object.assign(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), { pool })
}
