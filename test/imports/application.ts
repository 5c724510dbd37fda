import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { trancheImports } from '#src/imports/tranche.ts'
import type { Base } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { creerClient } from '../socle/client.ts'
import { servicesDeTest } from '../socle/services.ts'
import { travailler } from '../socle/travailler.ts'

/** The slice alone: `client(compteId)` is a browser where that person has signed in, `travailler()` the worker behind. */
export function applicationImports(base: Base) {
  const services = servicesDeTest(base)
  const app = creerServeur({
    services,
    tranches: [trancheImports],
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  return {
    app,
    services,
    travailler: () => travailler(services, trancheImports.travaux ?? []),
    client: async (compteId: string, options: Parameters<typeof creerClient>[1] = {}) => {
      const jeton = await enTransaction(base, tx =>
        ouvrirSession(tx, {
          compteId,
          moyen: 'demo',
          maintenant: services.horloge(),
          origine: {},
          config: services.config,
        }),
      )
      const client = creerClient(app, options)
      client.cookies.set('session', jeton)
      return client
    },
  }
}
