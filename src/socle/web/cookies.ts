import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { Config } from '../config/config.ts'
import type { Theme } from '../ui/document.tsx'

/** Behind HTTPS the browser itself guarantees the name: `__Host-` cannot be set by a sibling site. */
const securise = (config: Config) => config.URL_PUBLIQUE.startsWith('https:')
const nomDe = (config: Config, nom: string) => (securise(config) ? `__Host-${nom}` : nom)

const options = (config: Config): CookieOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax',
  secure: securise(config),
})

export function lireCookie(c: Context, config: Config, nom: string): string | undefined {
  return getCookie(c, nomDe(config, nom))
}

/** @param dureeSecondes left out: until the browser closes. */
export function poserCookie(c: Context, config: Config, nom: string, valeur: string, dureeSecondes?: number) {
  setCookie(c, nomDe(config, nom), valeur, {
    ...options(config),
    ...(dureeSecondes === undefined ? {} : { maxAge: dureeSecondes }),
  })
}

export function retirerCookie(c: Context, config: Config, nom: string) {
  deleteCookie(c, nomDe(config, nom), options(config))
}

/** Chosen at the foot of any page and written by the browser itself: no secret, so no httpOnly. */
export function lireTheme(c: Context, config: Config): Theme {
  const theme = lireCookie(c, config, 'theme')
  return theme === 'clair' || theme === 'sombre' ? theme : 'auto'
}

/** The cookie of the session: opaque, meaningless outside of the base. */
export const cookieSession = 'session'
/** The sentence that the next page shows once. */
export const cookieMessage = 'message'
