import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import type { Config } from './config/config.ts'

const niveaux = { silencieux: 'silent', erreurs: 'error', infos: 'info', details: 'debug' } as const

/** Technical log, on stderr so that a command's stdout stays its result. Ids only: never names, mails or bodies. */
export function creerLog(
  config: Pick<Config, 'JOURNAL_TECHNIQUE'>,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level: niveaux[config.JOURNAL_TECHNIQUE],
      base: null,
      serializers: { err: erreurSansDonnees },
      redact: ['*.courriel', '*.nom', '*.prenom', '*.mot_de_passe', '*.telephone', '*.rpps', 'destinataire'],
    },
    destination,
  )
}

/** PostgreSQL quotes the row it refuses, and the context it was in: both are people's data. */
export function erreurSansDonnees(erreur: Error): object {
  const { detail, where, query, parameters, ...reste } = stdSerializers.err(erreur)
  return { ...reste, message: sansAdresses(reste.message), stack: sansAdresses(reste.stack) }
}

/** A mail server that refuses quotes the address: « 550 <marie.durand@…> unknown ». */
export function sansAdresses(texte: string): string {
  return texte.replace(/[\w.!#$%&'*+=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g, '…@…')
}
