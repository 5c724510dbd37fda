import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { verrous } from '../base/verrous.ts'

/** Creates or upgrades the schema of the job queue (graphile-worker keeps its own migrations, under a lock). */
export async function migrerTravaux(url: string): Promise<void> {
  await runMigrations({ connectionString: url, maxPoolSize: 1 })
  await laisserVoirLaFile(url)
}

/** What `/readyz` looks at; jobs themselves are enqueued through `planifier_travail`. */
async function laisserVoirLaFile(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(`do $$ begin
      -- processes that start together would grant at once, which PostgreSQL refuses
      perform pg_advisory_xact_lock(${verrous.migrations});
      if exists (select from pg_roles where rolname = 'viatrajectoire_application') then
        grant usage on schema graphile_worker to viatrajectoire_application;
        grant select on graphile_worker.jobs to viatrajectoire_application;
      end if;
    end $$`)
  } finally {
    await client.end()
  }
}
