import pg from 'pg'
import { inject } from 'vitest'

/** A connection to the shared server itself, for as long as `agir` takes. */
export async function parAdministrateur<T>(agir: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(inject('urlDuServeur').replace('BASE', 'postgres'))
  await client.connect()
  try {
    return await agir(client)
  } finally {
    await client.end()
  }
}
