import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { codeSql } from '#src/socle/base/transaction.ts'

/**
 * Writes, unless it would double something unique that somebody else has just taken. Without the savepoint the
 * refusal would abort the caller's whole transaction.
 * @returns whether it was written.
 */
export async function siUnique(tx: Ecriture, ecrire: () => Promise<unknown>): Promise<boolean> {
  await sql`savepoint unicite`.execute(tx)
  try {
    await ecrire()
    await sql`release savepoint unicite`.execute(tx)
    return true
  } catch (erreur) {
    if (codeSql(erreur) !== '23505') throw erreur
    await sql`rollback to savepoint unicite`.execute(tx)
    return false
  }
}
