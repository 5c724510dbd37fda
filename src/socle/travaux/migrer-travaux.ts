import { runMigrations } from 'graphile-worker'

/** Creates or upgrades the schema of the job queue (graphile-worker keeps its own migrations, under a lock). */
export async function migrerTravaux(url: string): Promise<void> {
  await runMigrations({ connectionString: url, maxPoolSize: 1 })
}
