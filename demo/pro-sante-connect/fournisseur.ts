import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import type { ClientMetadata, Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { claimsDe, type IdentiteDuDouble, sujetDe } from './identites.ts'

export type Options = {
  /** Where browsers reach it. */
  emetteur: string
  client: { id: string; secret: string; retour: string; sortie: string; userinfoSigne?: boolean }
  identites: () => Promise<IdentiteDuDouble[]>
  /** What it signs with; one of its own when absent. */
  cle?: KeyObject
}

const cheminSimple = '/protocol/openid-connect'
/** Not the standard path: whoever does not give the whole address finds nothing. */
const decouverte = '/.well-known/wallet-openid-configuration'
const decouverteHabituelle = '/.well-known/openid-configuration'

/** An OpenID provider that speaks as PSC: its paths, its scopes, its claims, its level, its signed userinfo. */
export async function creerFournisseur(options: Options): Promise<Provider> {
  // a heavy library, that only somebody who tries Pro Santé Connect needs
  const { Provider } = await import('oidc-provider')
  const racine = new URL(options.emetteur).pathname
  const fournisseur = new Provider(options.emetteur, {
    ...reglages(options),
    interactions: { url: (_, { uid }) => `${racine}/interaction/${uid}` },
  })
  // behind the product's own server, which says where browsers see it
  fournisseur.proxy = true
  fournisseur.use(async (ctx, suite) => {
    Object.assign(ctx, { mountPath: racine })
    if (ctx.path === decouverteHabituelle) return
    if (ctx.path === decouverte) ctx.path = decouverteHabituelle
    // a card is asked each time: nobody is still there from one departure to the next (see also `choisir`)
    if (ctx.path === '/auth') delete ctx.req.headers.cookie
    await suite()
  })
  fournisseur.use(async (ctx, suite) => {
    if (ctx.method !== 'POST' || !ctx.path.startsWith('/interaction/')) return suite()
    const corps = new URLSearchParams(await text(ctx.req))
    await choisir(fournisseur, options, ctx as KoaContextWithOIDC, corps)
  })
  return fournisseur
}

function reglages({ client, identites, cle = nouvelleCle() }: Options): Configuration {
  const jwk = { ...cle.export({ format: 'jwk' }), kid: 'double', alg: 'RS256', use: 'sig' }
  const { sub: _, ...claims } = claimsDe({ cle: '', identifiant: '', nom: '', prenom: '', essai: '' })
  return {
    jwks: { keys: [jwk] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: [randomUUID()] },
    clients: [metadonnees(client)],
    scopes: ['openid', 'scope_all'],
    claims: { openid: ['sub'], scope_all: Object.keys(claims) },
    acrValues: ['eidas1'],
    routes: {
      authorization: '/auth',
      token: `${cheminSimple}/token`,
      userinfo: `${cheminSimple}/userinfo`,
      jwks: `${cheminSimple}/certs`,
      end_session: `${cheminSimple}/logout`,
    },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: pageDeSortie },
    },
    ttl: { AccessToken: 120, IdToken: 300, Interaction: 600, Session: 14_400, Grant: 14_400 },
    findAccount: async (_ctx, sujet) => {
      const identite = (await identites()).find(i => sujetDe(i) === sujet)
      return identite && { accountId: sujet, claims: () => claimsDe(identite) }
    },
    // nobody is asked to agree: the service is known of PSC
    loadExistingGrant: ({ oidc }) => accorder(oidc),
  }
}

const nouvelleCle = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

async function accorder({ provider, client, session }: KoaContextWithOIDC['oidc']) {
  const accord = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
  accord.addOIDCScope('openid scope_all')
  await accord.save()
  return accord
}

function metadonnees({ id, secret, retour, sortie, userinfoSigne }: Options['client']): ClientMetadata {
  return {
    client_id: id,
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_post',
    redirect_uris: [retour],
    post_logout_redirect_uris: [sortie],
    ...(userinfoSigne && { userinfo_signed_response_alg: 'RS256' as const }),
  }
}

/** The answer of the page of choice: one of the identities, or nobody. */
async function choisir(
  fournisseur: Provider,
  { identites }: Options,
  ctx: KoaContextWithOIDC,
  corps: URLSearchParams,
): Promise<void> {
  const identite = (await identites()).find(({ cle }) => cle === corps.get('identite'))
  const resultat = identite
    ? { login: { accountId: sujetDe(identite), acr: 'eidas1' } }
    : { error: 'access_denied', error_description: 'abandon' }
  ctx.cookies.set(fournisseur.cookieName('session'))
  ctx.redirect(await fournisseur.interactionResult(ctx.req, ctx.res, resultat))
  ctx.status = 303
}

function pageDeSortie(ctx: KoaContextWithOIDC, formulaire: string): void {
  ctx.body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Quitter Pro Santé Connect</title></head>
<body><main><h1>Quitter Pro Santé Connect</h1><p>Double local de démonstration.</p>${formulaire}
<button form="op.logoutForm" name="logout" value="yes">Me déconnecter</button></main></body></html>`
}
