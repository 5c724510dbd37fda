import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Context } from 'hono'
import { proxy } from 'hono/proxy'
import type { Provider } from 'oidc-provider'
import { ClientSecretPost } from 'openid-client'
import type { Reglages } from '#src/comptes/pro-sante-connect/reglages.ts'
import { creerFournisseur, type Options } from './fournisseur.ts'

/** A Pro Santé Connect of our own: nothing of it reaches the outside. */
export type Double = {
  /** How the product finds it. */
  reglages: Reglages
  identites: Options['identites']
  /** Passes a browser's request on to it. */
  transmettre: (c: Context) => Promise<Response>
}

/**
 * The double listens on the loopback, from first use, and only the product's own server leads to it: browsers reach
 * it under `emetteur`, whatever the port and the proxies; the product talks to it directly.
 * @param amenager for tests: makes the provider misbehave
 */
export function creerDouble(options: Options, amenager?: (fournisseur: Provider) => void): Double {
  const { client, emetteur, identites } = options
  const { host, protocol, pathname } = new URL(emetteur)
  const etat: { adresse?: Promise<string> } = {}
  const adresse = async (url: string) => {
    etat.adresse ??= ecouter(options, amenager)
    const { pathname: chemin, search } = new URL(url)
    return (await etat.adresse) + chemin.slice(pathname.length) + search
  }
  const entetes = { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.replace(':', '') }

  return {
    identites,
    reglages: {
      decouverte: new URL(`${emetteur}/.well-known/wallet-openid-configuration`),
      clientId: client.id,
      authentification: ClientSecretPost(client.secret),
      mtls: false,
      fetch: async (url, { headers, ...demande }) =>
        fetch(await adresse(url), { ...demande, headers: { ...headers, ...entetes } } as RequestInit),
    },
    transmettre: async c =>
      proxy(await adresse(c.req.url), {
        raw: c.req.raw,
        headers: { ...c.req.header(), ...entetes, host: undefined, 'content-length': undefined },
        redirect: 'manual',
      }),
  }
}

async function ecouter(options: Options, amenager?: (fournisseur: Provider) => void): Promise<string> {
  const fournisseur = await creerFournisseur(options)
  amenager?.(fournisseur)
  const serveur = createServer(fournisseur.callback())
  // it ends with the process: never what keeps it alive
  serveur.unref()
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  return `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
}
