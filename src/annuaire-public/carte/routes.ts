import { publique } from '#src/socle/acces/politiques.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { fichierDeCarte } from './fichiers.ts'

export const cheminCarte = '/annuaire/carte'

/** Files of the map, for ever under the name of their version. */
export const routesCarte: readonly Route[] = [
  get(`${cheminCarte}/:version/:fichier`, publique, async r => {
    const fichier = await fichierDeCarte(r.parametre('fichier'))
    if (!fichier) return r.introuvable()
    const comprime = /\bgzip\b/.test(r.c.req.header('accept-encoding') ?? '')
    const corps = comprime ? fichier.comprime : fichier.brut
    return r.c.body(new Uint8Array(corps), 200, {
      'content-type': fichier.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(comprime && { 'content-encoding': 'gzip' }),
    })
  }),
]
