import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import type { Base } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { creerClient } from './client.ts'
import { servicesDeTest } from './services.ts'

/** Some slices with real sessions and rights: `client(compteId)` is a browser where that person has signed in. */
export function applicationConnectee(base: Base, tranches: readonly Tranche[], depart?: string) {
  const services = servicesDeTest(base, depart ? { depart } : {})
  const app = creerServeur({
    services,
    tranches,
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  return {
    app,
    services,
    client: async (compteId: string) => {
      const { horloge, config } = services
      const session = { compteId, moyen: 'demo', maintenant: horloge(), origine: {}, config } as const
      const client = creerClient(app)
      client.cookies.set('session', await enTransaction(base, tx => ouvrirSession(tx, session)))
      return client
    },
  }
}
