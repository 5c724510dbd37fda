import type { Logger } from 'pino'

type Veille = {
  tourne: () => boolean
  /** Recovers from its own log: what was committed is there. */
  relancer: () => Promise<void>
  log: Pick<Logger, 'error' | 'warn'>
  /** ms between two looks; between two tries, doubled each time up to the last. */
  delais?: { controle: number; premier: number; dernier: number }
}

/**
 * Starts the embedded server again when it has died (killed, out of memory). Meanwhile pages answer 503 and jobs wait: their
 * pools open new connections by themselves. @returns how to stop watching, once a start under way is over
 */
export function veillerSurPostgres({ tourne, relancer, log, ...v }: Veille): () => Promise<void> {
  const { controle, premier, dernier } = v.delais ?? { controle: 1_000, premier: 500, dernier: 30_000 }
  const etat = {
    arret: false,
    enCours: Promise.resolve(),
    minuterie: undefined as NodeJS.Timeout | undefined,
  }
  const regarder = async (essais: number): Promise<void> => {
    if (etat.arret) return
    if (tourne()) return plusTard(controle, 0)
    log.error({ essais }, 'PostgreSQL s’est arrêté : il est relancé')
    const relance = await relancer().then(
      () => true,
      erreur => {
        log.error({ err: erreur }, 'PostgreSQL ne redémarre pas')
        return false
      },
    )
    if (relance) log.warn('PostgreSQL est reparti')
    plusTard(relance ? controle : Math.min(dernier, premier * 2 ** essais), relance ? 0 : essais + 1)
  }
  const plusTard = (ms: number, essais: number) => {
    if (etat.arret) return
    etat.minuterie = setTimeout(() => {
      etat.enCours = regarder(essais)
    }, ms)
    etat.minuterie.unref()
  }
  plusTard(controle, 0)
  return async () => {
    etat.arret = true
    clearTimeout(etat.minuterie)
    await etat.enCours
  }
}
