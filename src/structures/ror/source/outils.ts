import { setTimeout as attendre } from 'node:timers/promises'
import { Agent, fetch as fetchUndici } from 'undici'
import type { ReglagesRor } from './reglages.ts'

/** One HTTP call: what undici's and the platform's `fetch` share. */
export type Appeler = (
  url: string,
  options: {
    method: 'GET' | 'POST'
    headers: Record<string, string>
    body?: string
    /** After which it is given up, answer included: one that trickles for ever would hold the run as long. */
    dureeMaxMs?: number
  },
) => Promise<Response>

/** Time, chance and the network, injected: a month of outages is then tested in a second. */
export type Outils = {
  appeler: Appeler
  maintenant: () => Date
  /** Resolves after so many milliseconds. */
  attendre: (ms: number) => Promise<void>
  /** Between 0 and 1. */
  hasard: () => number
}

const dureeMaxParDefautMs = 5 * 60_000

export function outilsReels(reglages: ReglagesRor, maintenant: () => Date): Outils {
  const delai = reglages.delaiSecondes * 1000
  const dispatcher = new Agent({
    connect: { ...reglages.certificat, timeout: 10_000 },
    // silence, not length: a slice of two gigabytes may take its time
    headersTimeout: delai,
    bodyTimeout: delai,
  })
  return {
    // a redirection would carry the token away: it is an answer, which nobody follows
    appeler: (url, { dureeMaxMs = dureeMaxParDefautMs, ...options }) =>
      fetchUndici(url, {
        ...options,
        dispatcher,
        redirect: 'manual',
        signal: AbortSignal.timeout(dureeMaxMs),
      }) as unknown as Promise<Response>,
    maintenant,
    attendre: ms => attendre(ms),
    hasard: Math.random,
  }
}
