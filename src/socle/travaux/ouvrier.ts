import { type CronItem, Logger as LoggerTravaux, parseCronItems, type Runner, run } from 'graphile-worker'
import { sansAdresses } from '../log.ts'
import type { Services } from '../services.ts'
import type { Travail } from './travail.ts'

/** Starts the workers of this process. Many processes may run them: each job is taken once. */
export async function demarrerOuvrier(
  services: Services,
  travaux: readonly Travail[],
  url: string,
): Promise<Runner> {
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
