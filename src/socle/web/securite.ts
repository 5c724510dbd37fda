import type { Context, Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Config } from '../config/config.ts'
import type { Origine } from '../journal/journal.ts'

/** What no page of ours asks of a browser: an injected script, or a frame, could not either. */
const pouvoirsInutiles = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'camera',
  'displayCapture',
  'encryptedMedia',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idleDetection',
  'localFonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'pictureInPicture',
  'screenWakeLock',
  'serial',
  'usb',
  'xrSpatialTracking',
] as const

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
      objectSrc: ["'none'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: https ? 'max-age=63072000; includeSubDomains' : false,
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: Object.fromEntries(pouvoirsInutiles.map(pouvoir => [pouvoir, []])),
  })
}

/** Nothing stays in a browser or a proxy but what says that it may: most answers bear people's data. */
export async function sansCache(c: Context, suite: Next) {
  await suite()
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}

const methodes = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** TRACE would send cookies back to scripts; nothing here answers to methods of our own making either. */
export async function methodesConnues(c: Context, suite: Next) {
  if (methodes.includes(c.req.method)) return suite()
  return c.text('Méthode inconnue.', 405, { allow: methodes.join(', ') })
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
