import { sql } from 'kysely'
import type { Ecriture } from '../base/base.ts'
import type { Services } from '../services.ts'

/** Work done outside of a request. Must bear being run twice: the second run changes nothing. */
export type Travail = {
  /** 'envoyer-courriel' */
  nom: string
  executer: (services: Services, donnees: unknown) => Promise<void>
  /** When it also runs by itself: cron syntax, UTC. A run missed while down is caught up. */
  cron?: string
}

/** The rank of what is many and nobody waits for: others pass before. */
export const rangEnNombre = 10

/** Enqueues in the same transaction as the change: the job exists if and only if the change does. */
export async function planifier(
  tx: Ecriture,
  nom: string,
  donnees: Record<string, unknown>,
  options: { apres?: Date; cle?: string } = {},
): Promise<void> {
  await sql`select planifier_travail(
    ${nom}, ${JSON.stringify(donnees)}::json, ${options.apres ?? null}::timestamptz, ${options.cle ?? null}::text, 0
  )`.execute(tx)
}
