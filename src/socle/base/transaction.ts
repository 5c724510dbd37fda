import type { Base, Ecriture } from './base.ts'

/** Serialization failure and deadlock: the transaction did nothing and may simply be run again. */
const aRejouer = new Set(['40001', '40P01'])
const essaisMax = 4

/**
 * Runs a whole use case in one transaction: change, journal line and outbox message, or nothing.
 * Conflicts between two people at once are replayed; `agir` must therefore hold no side effect outside the base.
 */
export async function enTransaction<T>(base: Base, agir: (tx: Ecriture) => Promise<T>): Promise<T> {
  for (let essai = 1; ; essai++) {
    try {
      return await base.transaction().execute(agir)
    } catch (erreur) {
      if (essai === essaisMax || !aRejouer.has(codeSql(erreur) ?? '')) throw erreur
    }
  }
}

/** SQLSTATE of a PostgreSQL error, if it is one. */
export function codeSql(erreur: unknown): string | undefined {
  return erreur instanceof Error && 'code' in erreur && typeof erreur.code === 'string'
    ? erreur.code
    : undefined
}

/** Name of the constraint that refused the change, if that is what happened. */
export function contrainteViolee(erreur: unknown): string | undefined {
  return erreur instanceof Error && 'constraint' in erreur && typeof erreur.constraint === 'string'
    ? erreur.constraint
    : undefined
}

/** Not a bug: the server of the base is stopped, starting, stopping, full, or cut off from us. */
export function baseInjoignable(erreur: unknown): boolean {
  const code = codeSql(erreur) ?? ''
  // class 08: connection; 53300: no connection left; 57P01 to 57P03: stopping, crashed, starting
  if (/^(08...|53300|57P0[1-3]|ECONNREFUSED|ECONNRESET|ENOENT|ENOTFOUND|EPIPE|ETIMEDOUT)$/.test(code))
    return true
  // pg gives no code to what it notices itself
  return (
    erreur instanceof Error &&
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(erreur.message)
  )
}
