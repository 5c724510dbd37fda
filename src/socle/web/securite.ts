import type { Context, Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Config } from '../config/config.ts'
import type { Origine } from '../journal/journal.ts'

/** Strict CSP: own files only, no inline script or style, never framed, forms go nowhere else. */
export function entetesDeSecurite(config: Config) {
  const https = config.URL_PUBLIQUE.startsWith('https:')
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: https ? 'max-age=63072000; includeSubDomains' : false,
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })
}

/**
 * Cross-site request forgery: browsers say where a request comes from. Anything that writes must come from our
 * own pages. A client that sends neither header is no browser, hence no victim.
 */
export async function memeOrigine(c: Context, suite: Next) {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return suite()
  const site = c.req.header('sec-fetch-site')
  const origine = c.req.header('origin')
  const sur = site
    ? site === 'same-origin' || site === 'none'
    : !origine || hoteDe(origine) === (c.req.header('host') ?? '')
  return sur ? suite() : c.text('Requête refusée : elle vient d’un autre site.', 403)
}

function hoteDe(origine: string): string | undefined {
  return URL.canParse(origine) ? new URL(origine).host : undefined
}

/** Address of the client; behind a proxy, what the proxy says, if the operator declared it trustworthy. */
export function adresseDuClient(c: Context, config: Config): string {
  if (config.PROXY_DE_CONFIANCE) {
    const transmise = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    if (transmise) return transmise
  }
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? ''
}

/** What the journal keeps of where a request came from. */
export function origineDe(c: Context, config: Config, requete: string): Origine {
  return {
    adresse: adresseDuClient(c, config),
    navigateur: (c.req.header('user-agent') ?? '').slice(0, 200),
    requete,
  }
}
