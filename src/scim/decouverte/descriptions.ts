import { parPageAuPlus } from '../protocole/recherche.ts'
import { racine, urnUtilisateur } from '../protocole/urns.ts'
import { type Attribut, extensions, type Schema, schemas, utilisateur } from '../ressource/attributs.ts'

const urn = (nom: string) => `urn:ietf:params:scim:schemas:core:2.0:${nom}`

/** RFC 7643, 5: what works, and no more. */
export const configuration = (urlPublique: string) => ({
  schemas: [urn('ServiceProviderConfig')],
  documentationUri: `${urlPublique}/aide#scim`,
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: parPageAuPlus },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Jeton',
      description: 'Jeton remis par l’équipe régionale, dans l’en-tête Authorization: Bearer.',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${urlPublique}${racine}/ServiceProviderConfig` },
})

/** Users only: there is no Group, since rights are given on screen, by people. */
export const typesDeRessource = (urlPublique: string) => [
  {
    schemas: [urn('ResourceType')],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: `${utilisateur.description} Il n’y a pas de groupes : les habilitations se donnent dans ViaTrajectoire.`,
    schema: urnUtilisateur,
    schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${urlPublique}${racine}/ResourceTypes/User` },
  },
]

export const descriptionsDesSchemas = (urlPublique: string) =>
  schemas.map(({ id, nom, description, attributs }: Schema) => ({
    schemas: [urn('Schema')],
    id,
    name: nom,
    description,
    attributes: attributs.map(decrire),
    meta: { resourceType: 'Schema', location: `${urlPublique}${racine}/Schemas/${id}` },
  }))

function decrire(a: Attribut): object {
  return {
    name: a.nom,
    type: a.type,
    multiValued: a.multiple ?? false,
    description: a.description,
    required: a.requis ?? false,
    ...(a.type === 'string' && { caseExact: a.exact ?? false }),
    mutability: a.lectureSeule ? 'readOnly' : 'readWrite',
    returned: 'default',
    uniqueness: a.unique ? 'server' : 'none',
    ...(a.sous && { subAttributes: a.sous.map(decrire) }),
  }
}
