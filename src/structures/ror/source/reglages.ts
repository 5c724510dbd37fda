import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Config, ConfigInvalide } from '#src/socle/config/config.ts'

/** Where the ROR is, and how we tell it who we are (interop.md §1.3, §1.4). */
export type ReglagesRor = {
  /** Without a slash at the end. */
  base: string
  jeton: string
  clientId: string
  /** Absent: the certificate alone says who we are (RFC 8705). */
  secret?: string
  certificat?: { cert: Buffer; key: Buffer }
  /** Codes of TRE_R30; none: the whole country. */
  regions: readonly string[]
  /** `Ror-Profil-Utilisateur-Code`: CU22… */
  profil: string
  /** Silence after which a call is given up. */
  delaiSecondes: number
}

type ConfigRor = Pick<
  Config,
  | 'ROR_URL'
  | 'ROR_TOKEN_URL'
  | 'ROR_CLIENT_ID'
  | 'ROR_CLIENT_SECRET'
  | 'ROR_CLIENT_CERT'
  | 'ROR_CLIENT_KEY'
  | 'ROR_REGIONS'
  | 'ROR_PROFIL'
>

const declares = new WeakMap<ConfigRor, ReglagesRor>()

/** Puts a ROR of our own where none is configured: the demo's double. */
export function declarerRor(config: ConfigRor, reglages: ReglagesRor): void {
  declares.set(config, reglages)
}

/** Whether there is a ROR to read at all. */
export const aUnRor = (config: ConfigRor): boolean => config.ROR_URL !== undefined || declares.has(config)

/** What the operator has configured, null when nothing. @throws ConfigInvalide when it is only half done */
export function lireReglagesRor(config: ConfigRor): ReglagesRor | null {
  const { ROR_URL, ROR_TOKEN_URL, ROR_CLIENT_ID, ROR_CLIENT_SECRET, ROR_CLIENT_CERT, ROR_CLIENT_KEY } = config
  if (!ROR_URL) return declares.get(config) ?? null
  if (!ROR_TOKEN_URL) throw incomplet('ROR_TOKEN_URL')
  if (!ROR_CLIENT_ID) throw incomplet('ROR_CLIENT_ID')
  if (Boolean(ROR_CLIENT_CERT) !== Boolean(ROR_CLIENT_KEY))
    throw incomplet(ROR_CLIENT_CERT ? 'ROR_CLIENT_KEY' : 'ROR_CLIENT_CERT')
  if (!ROR_CLIENT_SECRET && !ROR_CLIENT_CERT) throw incomplet('ROR_CLIENT_SECRET (ou ROR_CLIENT_CERT)')
  return {
    base: ROR_URL.replace(/\/+$/, ''),
    jeton: ROR_TOKEN_URL,
    clientId: ROR_CLIENT_ID,
    ...(ROR_CLIENT_SECRET ? { secret: ROR_CLIENT_SECRET } : {}),
    ...(ROR_CLIENT_CERT && ROR_CLIENT_KEY
      ? { certificat: lireCertificat(ROR_CLIENT_CERT, ROR_CLIENT_KEY) }
      : {}),
    regions: config.ROR_REGIONS ?? [],
    profil: config.ROR_PROFIL,
    delaiSecondes: 60,
  }
}

/** Read and tried at once: a key of another certificate would only show as a connection that fails. */
function lireCertificat(cert: string, key: string): { cert: Buffer; key: Buffer } {
  const lus = { cert: lireFichier('ROR_CLIENT_CERT', cert), key: lireFichier('ROR_CLIENT_KEY', key) }
  const certificat = essayer(() => new X509Certificate(lus.cert))
  if (!certificat) throw refuse(`ROR_CLIENT_CERT : « ${cert} » n’est pas un certificat PEM.`)
  const cle = essayer(() => createPrivateKey(lus.key))
  if (!cle) throw refuse(`ROR_CLIENT_KEY : « ${key} » n’est pas une clé PEM, ou un mot de passe la protège.`)
  if (!certificat.checkPrivateKey(cle))
    throw refuse('ROR_CLIENT_KEY : cette clé n’est pas celle du certificat de ROR_CLIENT_CERT.')
  return lus
}

function essayer<T>(lire: () => T): T | undefined {
  try {
    return lire()
  } catch {
    return undefined
  }
}

function lireFichier(nom: string, chemin: string): Buffer {
  try {
    return readFileSync(chemin)
  } catch {
    throw refuse(`${nom} : le fichier « ${chemin} » ne peut pas être lu.`)
  }
}

function incomplet(nom: string): ConfigInvalide {
  return refuse(`${nom} : absent, attendu puisque ROR_URL est donné.\nVoir docs/exploitation.md.`)
}

const refuse = (phrase: string) => new ConfigInvalide(`Configuration refusée.\n  ${phrase}`)
