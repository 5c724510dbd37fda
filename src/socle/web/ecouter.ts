import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Config } from '../config/config.ts'

/** Raised when the port is taken: the message is for the operator, as is. */
export class PortOccupe extends Error {}

export type Ecoute = { port: number; arreter: () => Promise<void> }

/** Listens, and stops without cutting the requests under way (5 s at most). @throws PortOccupe */
export function ecouter(app: Hono, { PORT, HOTE }: Pick<Config, 'PORT' | 'HOTE'>): Promise<Ecoute> {
  return new Promise((resoudre, refuser) => {
    const serveur = serve({ fetch: app.fetch, port: PORT, hostname: HOTE }, ({ port }) =>
      resoudre({ port, arreter: () => fermer(serveur) }),
    ) as Server
    serveur.once('error', (erreur: NodeJS.ErrnoException) =>
      refuser(
        erreur.code === 'EADDRINUSE'
          ? new PortOccupe(
              `Le port ${PORT} est déjà pris. Arrêtez l’autre programme, ou choisissez un autre PORT.`,
            )
          : erreur,
      ),
    )
  })
}

function fermer(serveur: Server): Promise<void> {
  return new Promise(resoudre => {
    serveur.close(() => resoudre())
    serveur.closeIdleConnections()
    setTimeout(() => serveur.closeAllConnections(), 5_000).unref()
  })
}
