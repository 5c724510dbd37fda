import { api, type Route } from '#src/socle/web/route.ts'
import { parJetonScim, type RequeteScim } from '../jetons/authentifier.ts'
import { enJson, RefusScim } from '../protocole/erreurs.ts'
import { racine, urnListe } from '../protocole/urns.ts'
import { configuration, descriptionsDesSchemas, typesDeRessource } from './descriptions.ts'

type Description = { id: string }
type Liste = (urlPublique: string) => readonly Description[]

const url = (r: RequeteScim) => r.services.config.URL_PUBLIQUE

const toutes = (liste: Liste) => (r: RequeteScim) => {
  const Resources = liste(url(r))
  const combien = { totalResults: Resources.length, startIndex: 1, itemsPerPage: Resources.length }
  return enJson({ schemas: [urnListe], ...combien, Resources })
}

const une = (liste: Liste) => (r: RequeteScim) => {
  const id = (r.c.req.param('id') ?? '').toLowerCase()
  const trouvee = liste(url(r)).find(description => description.id.toLowerCase() === id)
  return trouvee ? enJson(trouvee) : absente()
}

function absente(): never {
  throw new RefusScim({ statut: 404, detail: 'Cette adresse n’existe pas dans ce service SCIM.' })
}

/** What the service can do, said to programs (RFC 7644, 4); then whatever it does not have. */
export const routesDecouverte: readonly Route[] = [
  api.get(`${racine}/ServiceProviderConfig`, parJetonScim, r => enJson(configuration(url(r)))),
  api.get(`${racine}/ResourceTypes`, parJetonScim, toutes(typesDeRessource)),
  api.get(`${racine}/ResourceTypes/:id`, parJetonScim, une(typesDeRessource)),
  api.get(`${racine}/Schemas`, parJetonScim, toutes(descriptionsDesSchemas)),
  api.get(`${racine}/Schemas/:id`, parJetonScim, une(descriptionsDesSchemas)),
  api.all(`${racine}/*`, parJetonScim, absente),
]
