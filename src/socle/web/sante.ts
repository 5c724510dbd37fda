import { timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Config } from '../config/config.ts'
import type { Services } from '../services.ts'
import type { Mesure } from '../tranche.ts'
import { secretDe } from './par-jeton.ts'

/** `/healthz`: the process answers. `/readyz`: the base and its job queue answer too. `/metrics`: Prometheus, by its token. */
export function routesDeSante(app: Hono, services: Services, mesures: readonly Mesure[]) {
  const { base, log, config } = services
  const registre = new Registry()
  collectDefaultMetrics({ register: registre })
  for (const mesure of mesures) suivre(registre, services, mesure)
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
    peutMesurer(c, config)
      ? c.body(await registre.metrics(), 200, { 'content-type': registre.contentType })
      : c.notFound(),
  )
}

function suivre(registre: Registry, { base, log }: Services, { nom, aide, etiquettes: noms, lire }: Mesure) {
  const jauge: Gauge<string> = new Gauge({
    name: nom,
    help: aide,
    labelNames: [...noms],
    registers: [registre],
    collect: async () => {
      jauge.reset()
      try {
        for (const { etiquettes, valeur } of await lire(base)) jauge.set(etiquettes, valeur)
      } catch (erreur) {
        // the rest can still be read: a base that does not answer has its own alarm
        log.warn({ err: erreur, mesure: nom }, 'mesure impossible')
      }
    },
  })
}

/** Without a token, measures are shown in the demo only: load and memory are nobody's business. */
function peutMesurer(c: Context, { METRIQUES_JETON, DEMO }: Config): boolean {
  if (!METRIQUES_JETON) return DEMO
  const [attendu, recu] = [Buffer.from(METRIQUES_JETON), Buffer.from(secretDe(c) ?? '')]
  return attendu.length === recu.length && timingSafeEqual(attendu, recu)
}
