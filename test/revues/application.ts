import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import { trancheRevues } from '#src/revues/tranche.ts'
import type { Base } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { creerClient } from '../socle/client.ts'
import { servicesDeTest } from '../socle/services.ts'

/** The slice with the rights it reviews: `client(compteId)` is a browser where that person has signed in. */
export function applicationRevues(base: Base, depart?: string) {
  const services = servicesDeTest(base, depart ? { depart } : {})
  const app = creerServeur({
    services,
    tranches: [trancheRevues, trancheHabilitations],
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  return {
    app,
    services,
    client: async (compteId: string) => {
      const jeton = await enTransaction(base, tx =>
        ouvrirSession(tx, {
          compteId,
          moyen: 'demo',
          maintenant: services.horloge(),
          origine: {},
          config: services.config,
        }),
      )
      const client = creerClient(app)
      client.cookies.set('session', jeton)
      return client
    },
  }
}
