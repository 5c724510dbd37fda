import { randomUUID } from 'node:crypto'
import { adressePsc } from '#src/comptes/pro-sante-connect/chemins.ts'
import { declarerFournisseur } from '#src/comptes/pro-sante-connect/fournisseur.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Services } from '#src/socle/services.ts'
import { creerDouble, type Double } from './double.ts'
import { identitesDeDemo } from './identites.ts'

export const cheminDouble = '/demo/pro-sante-connect'

const doubles = new WeakMap<Config, Double>()

/** The double of this demo, when it stands: not where the operator configured a real provider. */
export const doubleDe = (config: Config): Double | undefined => doubles.get(config)

/** Puts the double where the provider would be. It starts at first use. */
export function dresserLeDouble({ base, config }: Pick<Services, 'base' | 'config'>): void {
  if (config.PSC_DISCOVERY_URL) return
  const double = creerDouble({
    emetteur: config.URL_PUBLIQUE + cheminDouble,
    client: {
      id: 'viatrajectoire-demo',
      secret: randomUUID(),
      retour: adressePsc(config, 'retour'),
      sortie: adressePsc(config, 'sortie'),
    },
    identites: () => identitesDeDemo(base),
  })
  doubles.set(config, double)
  declarerFournisseur(config, double.reglages)
}
