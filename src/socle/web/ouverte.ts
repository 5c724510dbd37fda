import { randomUUID } from 'node:crypto'
import type { Context, Hono, Next } from 'hono'
import type { Services } from '../services.ts'
import { estOuverte, type Route, type RouteOuverte } from './route.ts'
import { origineDe } from './securite.ts'

/** What a page of another site may read of an answer, beside its body. */
const entetesLisibles = 'ETag, Last-Modified, Location, Content-Location, Retry-After'

/**
 * Opens the routes of that kind, and no others, to pages of other sites: browsers ask first (OPTIONS), which nothing else here
 * answers. Never `Allow-Credentials`: a browser sends no cookie along, and none would be read.
 */
export function preparerLesOuvertes(app: Hono, routes: readonly Route[]): void {
  for (const chemin of new Set(routes.filter(estOuverte).map(({ chemin }) => chemin))) {
    app.use(chemin, partager)
    app.options(chemin, c => {
      c.header('access-control-allow-methods', 'GET, HEAD, POST')
      c.header(
        'access-control-allow-headers',
        'Accept, Content-Type, If-Modified-Since, If-None-Match, Prefer',
      )
      c.header('access-control-max-age', '86400')
      return c.body(null, 204)
    })
  }
}

async function partager(c: Context, suite: Next) {
  await suite()
  c.res.headers.set('access-control-allow-origin', '*')
  c.res.headers.set('access-control-expose-headers', entetesLisibles)
}

/** Policy → handler: no session is read, no page is written, failures speak the policy's protocol. */
export async function traiterOuverte(
  c: Context,
  services: Services,
  { politique, traiter }: RouteOuverte,
): Promise<Response> {
  const demande = {
    services,
    c,
    maintenant: services.horloge(),
    origine: origineDe(c, services.config, randomUUID()),
  }
  try {
    return (await politique.admettre(demande)) ?? (await traiter(demande))
  } catch (erreur) {
    return politique.echec(erreur, demande)
  }
}
