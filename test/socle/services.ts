import { pino } from 'pino'
import type { Base } from '#src/socle/base/base.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import type { Services } from '#src/socle/services.ts'
import { horlogeReglable } from '#src/socle/temps/horloge.ts'

/** Services for a test: default configuration, silent log, a clock that stands still until it is moved. */
export function servicesDeTest(
  base: Base,
  options: { depart?: string; variables?: NodeJS.ProcessEnv } = {},
): Services & { horloge: ReturnType<typeof horlogeReglable> } {
  return {
    base,
    horloge: horlogeReglable(options.depart ?? '2026-11-23T09:00:00Z'),
    config: lireConfig(options.variables ?? {}),
    log: pino({ level: 'silent' }),
  }
}
