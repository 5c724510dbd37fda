import { setTimeout as attendre } from 'node:timers/promises'
import { type CronItem, Logger as LoggerTravaux, parseCronItems, type Runner, run } from 'graphile-worker'
import { sansAdresses } from '../log.ts'
import type { Services } from '../services.ts'
import type { Travail } from './travail.ts'

/** ms before the workers start again, when they stopped by themselves. */
const reprise = 2_000

/**
 * Starts the workers of this process. Many processes may run them: each job is taken once. Workers that stop by themselves
 * (the base was away when they looked at the clock) start again until they are told to stop.
 */
export async function demarrerOuvrier(
  services: Services,
  travaux: readonly Travail[],
  url: string,
): Promise<{ stop: () => Promise<void> }> {
  const demarrer = () => unOuvrier(services, travaux, url)
  const etat = { arret: false, ouvrier: await demarrer() }
  const tenir = async () => {
    while (!etat.arret) {
      await etat.ouvrier.promise.catch(() => undefined)
      if (etat.arret) return
      services.log.error({ travaux: true }, 'les travaux se sont arrêtés : ils reprennent')
      await attendre(reprise, undefined, { ref: false })
      etat.ouvrier = await demarrer().catch(() => etat.ouvrier)
    }
    await etat.ouvrier.stop().catch(() => undefined)
  }
  const tenue = tenir()
  return {
    stop: async () => {
      etat.arret = true
      await etat.ouvrier.stop().catch(() => undefined)
      await tenue
    },
  }
}

function unOuvrier(services: Services, travaux: readonly Travail[], url: string): Promise<Runner> {
  const cron = travaux.flatMap(({ nom, cron }): CronItem[] =>
    cron ? [{ task: nom, match: cron, options: { backfillPeriod: 86_400_000 }, identifier: nom }] : [],
  )
  return run({
    connectionString: url,
    concurrency: 4,
    maxPoolSize: 6,
    noHandleSignals: true,
    pollInterval: 5_000,
    parsedCronItems: parseCronItems(cron),
    logger: versPino(services),
    taskList: Object.fromEntries(
      travaux.map(({ nom, executer }) => [nom, (donnees: unknown) => executer(services, donnees)]),
    ),
  })
}

/** Job payloads carry ids only, yet the worker's chatter stays at debug level: failures are what matters. */
function versPino({ log }: Services): LoggerTravaux {
  return new LoggerTravaux(() => (niveau, dit) => {
    const message = sansAdresses(dit)
    if (niveau === 'error') log.error({ travaux: true }, message)
    else if (niveau === 'warning') log.warn({ travaux: true }, message)
    else log.debug({ travaux: true }, message)
  })
}
