import type { Server } from 'node:http'
import { createServer, type ServerOptions } from 'node:https'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Config } from '../config/config.ts'

/** Raised when the port is taken: the message is for the operator, as is. */
export class PortOccupe extends Error {}

/** `detacher`: what listens ends with the process, and is never what keeps it alive. */
export type Ecoute = { port: number; arreter: () => Promise<void>; detacher: () => void }

/** How long a client may take, in ms: to say its headers, its whole request, and to stay silent (or deaf). */
const patiences = { entetes: 10_000, requete: 60_000, silence: 90_000, controle: 2_000 }

/**
 * Listens, and stops without cutting the requests under way (5 s at most). A client that trickles its request, or
 * that never reads the answer, is cut: thousands of them must not hold the server. `tls`: over https, for a local double;
 * the product itself stands behind a proxy.
 * @throws PortOccupe
 */
export function ecouter(
  app: Hono,
  { PORT, HOTE, tls }: Pick<Config, 'PORT' | 'HOTE'> & { tls?: ServerOptions | undefined },
  { entetes, requete, silence, controle } = patiences,
): Promise<Ecoute> {
  return new Promise((resoudre, refuser) => {
    const serveur = serve(
      {
        fetch: app.fetch,
        port: PORT,
        hostname: HOTE,
        ...(tls && { createServer }),
        serverOptions: {
          ...tls,
          headersTimeout: entetes,
          requestTimeout: requete,
          connectionsCheckingInterval: controle,
          maxHeaderSize: 16_384,
        },
      },
      ({ port }) => resoudre({ port, arreter: () => fermer(serveur), detacher: () => serveur.unref() }),
    ) as Server
    serveur.setTimeout(silence)
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
