import { codeSql } from '#src/socle/base/transaction.ts'
import type { EchecRor } from './echec.ts'
import type { Outils } from './outils.ts'

const essaisMax = 6
const premierDelaiMs = 1000
const delaiMaxMs = 60_000
/** What the source asks is obeyed, within reason: a day of waiting is a failure. */
const attenteMaxMs = 15 * 60_000

type Passager = EchecRor & { apresMs: number | undefined }

/** A failure that may well not happen again. @param apresMs how long the source asks to wait */
export function aRetenter(erreur: EchecRor, apresMs?: number): EchecRor {
  return Object.assign(erreur, { apresMs })
}

/**
 * Tries again what failed by chance: exponential back-off with full jitter, so that many clients of a source that
 * comes back do not fall on it together; at least what `Retry-After` asks.
 * @throws the last failure after six tries, at once when trying again is of no use
 */
export async function reessayer<T>(
  outils: Pick<Outils, 'attendre' | 'hasard'>,
  agir: () => Promise<T>,
): Promise<T> {
  for (let essai = 1; ; essai++) {
    try {
      return await agir()
    } catch (erreur) {
      if (essai >= essaisMax || !estPassager(erreur)) throw erreur
      const plafond = Math.min(delaiMaxMs, premierDelaiMs * 2 ** (essai - 1))
      await outils.attendre(Math.max(Math.round(plafond * outils.hasard()), erreur.apresMs ?? 0))
    }
  }
}

function estPassager(erreur: unknown): erreur is Passager {
  return erreur instanceof Error && 'apresMs' in erreur
}

/** `Retry-After` in milliseconds, written in seconds or as a date; undefined when it says nothing. */
export function attenteDemandee(entetes: Headers, maintenant: Date): number | undefined {
  const ecrit = entetes.get('retry-after')
  if (!ecrit) return undefined
  const ms = /^\d+$/.test(ecrit) ? Number(ecrit) * 1000 : new Date(ecrit).getTime() - maintenant.getTime()
  return Number.isFinite(ms) ? Math.min(attenteMaxMs, Math.max(0, ms)) : undefined
}

const pannes: Record<string, string> = {
  ECONNREFUSED: 'connexion refusée',
  ECONNRESET: 'connexion coupée',
  ENOTFOUND: 'adresse inconnue',
  EAI_AGAIN: 'adresse inconnue pour l’instant',
  ETIMEDOUT: 'délai dépassé',
  UND_ERR_CONNECT_TIMEOUT: 'délai dépassé à la connexion',
  UND_ERR_HEADERS_TIMEOUT: 'délai dépassé',
  UND_ERR_BODY_TIMEOUT: 'réponse interrompue',
  UND_ERR_SOCKET: 'connexion coupée',
}

/** A failure of the network in a few words, with its code so that an operator can look it up. */
export function enFrancais(erreur: unknown): string {
  const cause = erreur instanceof Error && erreur.cause instanceof Error ? erreur.cause : erreur
  if (cause instanceof Error && cause.name === 'TimeoutError') return 'il a pris trop de temps'
  const code = codeSql(cause)
  return code ? `${pannes[code] ?? 'incident du réseau'} (${code})` : 'incident du réseau'
}
