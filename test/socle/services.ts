import { pino } from 'pino'
import type { Base } from '#src/socle/base/base.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import type { Services } from '#src/socle/services.ts'
import { horlogeReglable } from '#src/socle/temps/horloge.ts'

/**
 * What every test is configured with, unless it says otherwise: a key of zeros, so that none is written in the data
 * folder; the password alone, so that only the tests of second factors have one to present.
 */
export const variablesDeTest = {
  CLE_SECRETS: Buffer.alloc(32).toString('base64'),
  SECOND_FACTEUR: 'desactive',
}

/** Services for a test: default configuration, silent log, a clock that stands still until it is moved. */
export function servicesDeTest(
  base: Base,
  options: { depart?: string; variables?: NodeJS.ProcessEnv } = {},
): Services & { horloge: ReturnType<typeof horlogeReglable> } {
  return {
    base,
    horloge: horlogeReglable(options.depart ?? '2026-11-23T09:00:00Z'),
    config: lireConfig({ ...variablesDeTest, ...options.variables }),
    log: pino({ level: 'silent' }),
  }
}
