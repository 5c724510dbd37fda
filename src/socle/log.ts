import { type Logger, pino } from 'pino'
import type { Config } from './config/config.ts'

const niveaux = { silencieux: 'silent', erreurs: 'error', infos: 'info', details: 'debug' } as const

/** Technical log, on stderr so that a command's stdout stays its result. Ids only: never names, mails or bodies. */
export function creerLog(config: Pick<Config, 'JOURNAL_TECHNIQUE'>): Logger {
  return pino(
    {
      level: niveaux[config.JOURNAL_TECHNIQUE],
      base: null,
      redact: ['*.courriel', '*.nom', '*.prenom', '*.mot_de_passe', '*.telephone', '*.rpps', 'destinataire'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
