import { readFileSync } from 'node:fs'
import { type ClientAuth, ClientSecretPost, type CustomFetch, TlsClientAuth } from 'openid-client'
import { Agent, fetch as fetchUndici } from 'undici'
import { type Config, ConfigInvalide } from '#src/socle/config/config.ts'

/** Where the provider is, and how we tell it who we are. */
export type Reglages = {
  decouverte: URL
  clientId: string
  authentification: ClientAuth
  /** How its endpoints are reached, when not plainly. */
  fetch?: CustomFetch
  /** The metadata may name other addresses for a client that shows its certificate. */
  mtls: boolean
  /** How long each of its answers may take; 5 when absent. */
  delaiSecondes?: number
}

/** What the operator has configured, null when nothing. @throws ConfigInvalide when it is only half done */
export function lireReglages(config: Config): Reglages | null {
  const { PSC_DISCOVERY_URL, PSC_CLIENT_ID, PSC_CLIENT_SECRET, PSC_CLIENT_CERT, PSC_CLIENT_KEY } = config
  if (!PSC_DISCOVERY_URL) return null
  if (!PSC_CLIENT_ID) throw incomplet('PSC_CLIENT_ID')
  if (Boolean(PSC_CLIENT_CERT) !== Boolean(PSC_CLIENT_KEY))
    throw incomplet(PSC_CLIENT_CERT ? 'PSC_CLIENT_KEY' : 'PSC_CLIENT_CERT')
  const commun = { decouverte: new URL(PSC_DISCOVERY_URL), clientId: PSC_CLIENT_ID }
  if (PSC_CLIENT_CERT && PSC_CLIENT_KEY) {
    const cert = lireFichier('PSC_CLIENT_CERT', PSC_CLIENT_CERT)
    const key = lireFichier('PSC_CLIENT_KEY', PSC_CLIENT_KEY)
    // the secret still says who we are when the provider gave one; the certificate then only protects the channel
    const authentification = PSC_CLIENT_SECRET ? ClientSecretPost(PSC_CLIENT_SECRET) : TlsClientAuth()
    return { ...commun, authentification, fetch: avecCertificat(cert, key), mtls: true }
  }
  if (!PSC_CLIENT_SECRET) throw incomplet('PSC_CLIENT_SECRET')
  return { ...commun, authentification: ClientSecretPost(PSC_CLIENT_SECRET), mtls: false }
}

function avecCertificat(cert: Buffer, key: Buffer): CustomFetch {
  const dispatcher = new Agent({ connect: { cert, key } })
  // undici's own Response is the platform's in all but its name
  return (url, options) =>
    fetchUndici(url, { ...options, dispatcher } as Parameters<
      typeof fetchUndici
    >[1]) as unknown as Promise<Response>
}

function lireFichier(nom: string, chemin: string): Buffer {
  try {
    return readFileSync(chemin)
  } catch {
    throw new ConfigInvalide(
      `Configuration refusée.\n  ${nom} : le fichier « ${chemin} » ne peut pas être lu.`,
    )
  }
}

function incomplet(nom: string): ConfigInvalide {
  return new ConfigInvalide(
    `Configuration refusée.\n  ${nom} : absent, attendu puisque PSC_DISCOVERY_URL est donné.\nVoir docs/exploitation.md.`,
  )
}
