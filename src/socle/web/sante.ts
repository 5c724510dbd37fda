import type { Hono } from 'hono'
import { sql } from 'kysely'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Services } from '../services.ts'

/** `/healthz`: the process answers. `/readyz`: the base and its job queue answer too. `/metrics`: Prometheus. */
export function routesDeSante(app: Hono, { base, log }: Services) {
  const registre = new Registry()
  collectDefaultMetrics({ register: registre })
  app.get('/healthz', c => c.text('ok'))
  app.get('/readyz', async c => {
    try {
      await sql`select 1 from graphile_worker.jobs limit 1`.execute(base)
      return c.text('ok')
    } catch (erreur) {
      log.warn({ err: erreur }, 'base injoignable')
      return c.text('base injoignable', 503)
    }
  })
  app.get('/metrics', async c =>
    c.body(await registre.metrics(), 200, { 'content-type': registre.contentType }),
  )
}
