import pg from 'pg'
import { verrous } from './verrous.ts'

/** Raised when another server already works on this data folder. */
export class DejaEnCours extends Error {}

/**
 * One server per data folder: holds a session lock for the life of the process. The lock dies with its
 * connection, so that a killed process never blocks the next start.
 * @throws DejaEnCours
 */
export async function prendreLInstance(url: string, dossier: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, application_name: 'viatrajectoire-instance' })
  await client.connect()
  client.on('error', () => undefined)
  const { rows } = await client.query<{ libre: boolean }>('select pg_try_advisory_lock($1) as libre', [
    verrous.instance,
  ])
  if (!rows[0]?.libre) {
    await client.end()
    throw new DejaEnCours(
      `ViaTrajectoire tourne déjà sur le dossier ${dossier}. Arrêtez-le, ou choisissez un autre DATA_DIR.`,
    )
  }
  return () => client.end()
}
