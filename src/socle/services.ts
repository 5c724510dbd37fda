import type { Logger } from 'pino'
import type { Base } from './base/base.ts'
import type { Config } from './config/config.ts'
import type { Horloge } from './temps/horloge.ts'

/** What every use case, page, job and command is given. Nothing else is global. */
export type Services = {
  base: Base
  horloge: Horloge
  config: Config
  log: Logger
}
