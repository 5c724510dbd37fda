import type { Config } from '#src/socle/config/config.ts'

/** What a key is bound to for ever: the site's host. Browsers refuse to show it to any other. */
export function serviceDe({ URL_PUBLIQUE }: Pick<Config, 'URL_PUBLIQUE'>) {
  const { hostname, origin } = new URL(URL_PUBLIQUE)
  return { id: hostname, nom: 'ViaTrajectoire', origine: origin }
}
