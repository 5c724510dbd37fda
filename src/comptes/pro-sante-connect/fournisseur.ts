import {
  allowInsecureRequests,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import type { Config } from '#src/socle/config/config.ts'
import { EchecPsc, enEchec } from './echecs.ts'
import { lireReglages, type Reglages } from './reglages.ts'

/** Of each answer of the provider: beyond, the person is told rather than left waiting. */
const delaiSecondes = 5
const minute = 60_000
const fraicheur = 60 * minute
const survie = 24 * fraicheur

type Fournisseur = {
  reglages: Reglages
  connu?: { configuration: Configuration; lueLe: number; relireA: number }
  lecture?: Promise<Configuration>
}

// what was learnt of the provider lives as long as the configuration that names it
const fournisseurs = new WeakMap<Config, Fournisseur | null>()

/** Takes the place of the configured provider: the demo's and the tests' local double. */
export function declarerFournisseur(config: Config, reglages: Reglages): void {
  fournisseurs.set(config, { reglages })
}

/** Whether this service offers Pro Santé Connect at all. @throws ConfigInvalide */
export function pscPropose(config: Config): boolean {
  return fournisseurDe(config) !== null
}

function fournisseurDe(config: Config): Fournisseur | null {
  const connu = fournisseurs.get(config)
  if (connu !== undefined) return connu
  const reglages = lireReglages(config)
  const fournisseur = reglages && { reglages }
  fournisseurs.set(config, fournisseur)
  return fournisseur
}

/**
 * The provider's addresses and keys, read at first use and every hour. When they cannot be read again, the last known
 * ones serve for a day: a discovery without answer does not prevent a sign-in that would work.
 * @throws EchecPsc when the provider has never answered, or lies about who it is
 */
export async function configurationPsc(config: Config, maintenant: Date): Promise<Configuration> {
  const fournisseur = fournisseurDe(config)
  if (!fournisseur) throw new EchecPsc('indisponible')
  const { connu } = fournisseur
  const instant = maintenant.getTime()
  if (connu && instant < connu.relireA) return connu.configuration
  // many people at once: one reading
  fournisseur.lecture ??= decouvrir(fournisseur.reglages).finally(() => {
    delete fournisseur.lecture
  })
  try {
    const configuration = await fournisseur.lecture
    fournisseur.connu = { configuration, lueLe: instant, relireA: instant + fraicheur }
    return configuration
  } catch (erreur) {
    if (!connu || instant > connu.lueLe + survie) throw enEchec(erreur)
    connu.relireA = instant + minute
    return connu.configuration
  }
}

async function decouvrir(reglages: Reglages): Promise<Configuration> {
  const { decouverte, clientId, authentification, fetch, mtls } = reglages
  const metadonnees = { use_mtls_endpoint_aliases: mtls }
  const configuration = await discovery(decouverte, clientId, metadonnees, authentification, {
    timeout: reglages.delaiSecondes ?? delaiSecondes,
    ...(fetch && { [customFetch]: fetch }),
    // signatures are checked although TLS already vouches for the answer; plain HTTP is only the double's
    execute: [
      enableNonRepudiationChecks,
      ...(decouverte.protocol === 'http:' ? [allowInsecureRequests] : []),
    ],
  })
  // the path of PSC is not the standard one, so that openid-client does not compare
  if (configuration.serverMetadata().issuer !== decouverte.href.split('/.well-known/')[0])
    throw new EchecPsc('non-conforme')
  return configuration
}
