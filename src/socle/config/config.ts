import { resolve } from 'node:path'
import { type Variables, variables } from './variables.ts'

export type Config = Readonly<
  Omit<Variables, 'URL_PUBLIQUE' | 'DATA_DIR'> & {
    /** Absolute path of the data folder. */
    DATA_DIR: string
    /** Origin that mails and links bear, without a trailing slash. */
    URL_PUBLIQUE: string
  }
>

/** Raised when a variable cannot be understood: its message is meant for the operator, as is. */
export class ConfigInvalide extends Error {}

/**
 * Reads the configuration from the environment.
 * @throws ConfigInvalide naming each variable, what was read and what is expected.
 */
export function lireConfig(environnement: NodeJS.ProcessEnv): Config {
  const lu = variables.safeParse(sansVides(environnement))
  if (!lu.success) {
    const lignes = lu.error.issues.map(({ path, message }) => {
      const nom = String(path[0])
      return `  ${nom} : lu « ${masquer(nom, environnement[nom])} », attendu ${message}`
    })
    throw new ConfigInvalide(`Configuration refusée.\n${lignes.join('\n')}\nVoir docs/exploitation.md.`)
  }
  const config = lu.data
  exigerHttps(config)
  return {
    ...config,
    DATA_DIR: resolve(config.DATA_DIR),
    URL_PUBLIQUE: (config.URL_PUBLIQUE ?? `http://localhost:${config.PORT}`).replace(/\/+$/, ''),
  }
}

/** In clear, cookies would lose `Secure` and passwords would travel for all to read. */
function exigerHttps({ DEMO, URL_PUBLIQUE }: Pick<Variables, 'DEMO' | 'URL_PUBLIQUE'>): void {
  if (DEMO || !URL_PUBLIQUE) return
  const { protocol, hostname } = new URL(URL_PUBLIQUE)
  if (protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return
  throw new ConfigInvalide(
    `Configuration refusée.\n  URL_PUBLIQUE : lu « ${URL_PUBLIQUE} », attendu une adresse https://… en production.\nVoir docs/exploitation.md.`,
  )
}

/** An empty variable means « not set », as everywhere else in Unix. */
function sansVides(environnement: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environnement).filter((paire): paire is [string, string] => Boolean(paire[1])),
  )
}

/** Passwords live in URLs: never print them back, nor keys, nor secrets. */
function masquer(nom: string, valeur: string | undefined): string {
  if (/^CLE_|_(JETON|SECRET)$/.test(nom)) return '***'
  return nom.endsWith('_URL') ? (valeur ?? '').replace(/\/\/[^@/]*@/, '//***@') : (valeur ?? '')
}
