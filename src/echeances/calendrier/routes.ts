import { createHash } from 'node:crypto'
import { publique } from '#src/socle/acces/politiques.ts'
import { get } from '#src/socle/web/route.ts'
import { titulaireDuCalendrier } from './adresse.ts'
import { enIcs } from './ics.ts'
import { lireEvenements } from './lire-evenements.ts'

export const adresseDuCalendrier = (urlPublique: string, secret: string) =>
  `${urlPublique}/calendrier/${secret}.ics`

/**
 * Read by calendar programs, which cannot sign in: the address itself is the secret. It opens nothing but dates and
 * counts, read afresh each time, and says nothing of why it does not open.
 */
export const routesCalendrier = [
  get(
    '/calendrier/:jeton{[A-Za-z0-9_-]+\\.ics}',
    publique,
    async ({ c, maintenant, parametre, services }) => {
      c.header('cache-control', 'private, no-cache')
      c.header('x-robots-tag', 'noindex')
      const { base, config } = services
      const compteId = await titulaireDuCalendrier(base, parametre('jeton').slice(0, -'.ics'.length))
      if (!compteId) return c.text('Ce calendrier n’existe pas ou n’existe plus.', 404)
      const evenements = await lireEvenements(
        base,
        { compteId, urlPublique: config.URL_PUBLIQUE },
        maintenant,
      )
      const ics = enIcs('Échéances ViaTrajectoire', evenements)
      const empreinte = `"${createHash('sha256').update(ics).digest('base64url')}"`
      c.header('etag', empreinte)
      if (connait(c.req.header('if-none-match'), empreinte)) return c.body(null, 304)
      c.header('content-disposition', 'inline; filename="echeances.ics"')
      return c.body(ics, 200, { 'content-type': 'text/calendar; charset=utf-8' })
    },
  ),
]

/** Weak comparison: a proxy that compresses marks our digest as weak (RFC 9110, 13.1.2). */
function connait(entete: string | undefined, empreinte: string): boolean {
  return (entete ?? '').split(',').some(e => e.trim().replace(/^W\//, '') === empreinte)
}
