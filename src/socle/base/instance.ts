import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'
import { verrous } from './verrous.ts'

/** Raised when another server already works on this data folder. */
export class DejaEnCours extends Error {}

/** ms before taking the lock again, when the server that held it has died. */
const reprise = 1_000

/**
 * One server per data folder: holds a session lock for the life of the process. The lock dies with its
 * connection, so that a killed process never blocks the next start; it is taken again when the base comes back.
 * @throws DejaEnCours
 */
export async function prendreLInstance(url: string, dossier: string): Promise<() => Promise<void>> {
  const etat = { arret: false, client: await prendre(url, dossier) }
  const tenir = () => {
    etat.client.once('end', async () => {
      while (!etat.arret) {
        await attendre(reprise, undefined, { ref: false })
        const repris = await prendre(url, dossier).catch(() => null)
        if (!repris) continue
        etat.client = repris
        return etat.arret ? repris.end() : tenir()
      }
    })
  }
  tenir()
  return async () => {
    etat.arret = true
    await etat.client.end()
  }
}

async function prendre(url: string, dossier: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'viatrajectoire-instance' })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ libre: boolean }>('select pg_try_advisory_lock($1) as libre', [
    verrous.instance,
  ])
  if (rows[0]?.libre) return client
  await client.end()
  throw new DejaEnCours(
    `ViaTrajectoire tourne déjà sur le dossier ${dossier}. Arrêtez-le, ou choisissez un autre DATA_DIR.`,
  )
}
