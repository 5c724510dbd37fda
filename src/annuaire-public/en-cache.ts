import { createHash } from 'node:crypto'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Requete } from '#src/socle/web/requete.ts'

/**
 * Lets browsers and proxies keep, for a short while, a page that is the same for whoever is not signed in, and spares its
 * sending when it has not changed. A page that bears somebody's menu or message is kept nowhere.
 */
export async function enCache(
  r: Requete<Acteur | null>,
  reponse: Response,
  secondes: number,
): Promise<Response> {
  if (r.acteur || !reponse.ok || reponse.headers.has('set-cookie')) return reponse
  const corps = await reponse.text()
  // weak: the same page, compressed or not
  const etag = `W/"${createHash('sha256').update(corps).digest('base64url').slice(0, 22)}"`
  const entetes = new Headers(reponse.headers)
  entetes.set('etag', etag)
  entetes.set('cache-control', `public, max-age=${secondes}`)
  // the theme is a cookie, and so is the session
  entetes.set('vary', 'cookie, accept-encoding')
  const connue = (r.c.req.header('if-none-match') ?? '').split(/\s*,\s*/).includes(etag)
  return connue
    ? new Response(null, { status: 304, headers: entetes })
    : new Response(corps, { status: reponse.status, headers: entetes })
}
