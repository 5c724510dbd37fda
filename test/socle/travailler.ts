import type { Services } from '#src/socle/services.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'

/** Does the queued work, as the worker would. @returns how many jobs ran. */
export async function travailler(services: Services, travaux: readonly Travail[]): Promise<number> {
  const { pool } = services.base
  const { rows } = await pool.query<{ id: string; tache: string; donnees: unknown }>(
    `select j.id, t.identifier as tache, j.payload as donnees
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  )
  for (const { id, tache, donnees } of rows) {
    await travaux.find(({ nom }) => nom === tache)?.executer(services, donnees)
    await pool.query('delete from graphile_worker._private_jobs where id = $1', [id])
  }
  return rows.length
}
