import { sql } from 'kysely'
import type { Services } from '../services.ts'
import { type Base, type Lecture, ouvrirBase } from './base.ts'

/** May do everything the product needs but change the journal and its seals: made by migration 0020. */
const role = 'viatrajectoire_application'

type Ouverte = { base: Base; url: string }

/**
 * The base as the web and the jobs use it: every connection is under the application's role from its first statement,
 * and `reset role` leads back to it. Where the role could not be made, the owner's base, with a warning.
 */
export async function sousRoleApplication(
  { base, url }: Ouverte,
  { config, log }: Pick<Services, 'config' | 'log'>,
): Promise<Base> {
  if (await peutDescendre(base)) return ouvrirBase(url, { connexions: config.CONNEXIONS_MAX, role })
  log.warn(`rôle ${role} absent ou inaccessible : le journal n’est gardé que par ses déclencheurs`)
  return base
}

async function peutDescendre(base: Lecture): Promise<boolean> {
  const { rows } = await sql<{ peut: boolean }>`
    select exists (select from pg_roles where rolname = ${role} and pg_has_role(oid, 'SET')) as peut`.execute(
    base,
  )
  return rows[0]?.peut ?? false
}
