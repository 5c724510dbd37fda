import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { Hono } from 'hono'
import { afterAll, beforeAll } from 'vitest'
import { assembler } from '#src/application.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import type { Base } from '#src/socle/base/base.ts'
import { sousRoleApplication } from '#src/socle/base/role-application.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { creerLog } from '#src/socle/log.ts'
import type { Services } from '#src/socle/services.ts'
import { type Horloge, horlogeSysteme } from '#src/socle/temps/horloge.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { type Ecoute, ecouter } from '#src/socle/web/ecouter.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { baseDeTest } from './base-de-test.ts'
import { modeleDeDemo } from './modele-de-demo.ts'
import { variablesDeTest } from './services.ts'

export type ApplicationDeDemo = {
  readonly app: Hono
  readonly services: Services
  readonly tranches: readonly Tranche[]
  /** Where the real server listens, for a browser. */
  readonly origine: string
}

/** The whole product, at this clock, over a fresh base filled with the demo region, listening on a free port. */
export function applicationDeDemo(
  variables: NodeJS.ProcessEnv = {},
  horloge: Horloge = horlogeSysteme,
): ApplicationDeDemo {
  // sown at the clock of the machine; at another, the product sows its own
  const test = horloge === horlogeSysteme ? baseDeTest(modeleDeDemo) : baseDeTest()
  const etat: { app?: Hono; services?: Services; tranches?: Tranche[]; ecoute?: Ecoute; base?: Base } = {}

  beforeAll(async () => {
    // known beforehand: the local double of Pro Santé Connect sends the browser back to it
    const port = await portLibre()
    const adresse = { PORT: String(port), HOTE: '127.0.0.1', URL_PUBLIQUE: `http://127.0.0.1:${port}` }
    const config = lireConfig({ JOURNAL_TECHNIQUE: 'erreurs', ...adresse, ...variablesDeTest, ...variables })
    const log = creerLog(config)
    const services: Services = { base: test.base, config, log, horloge }
    const tranches = await assembler(config)
    for (const { preparer } of tranches) await preparer?.(services)
    // pages run as in production, under the application's role; tests look and prepare as the owner
    const base = await sousRoleApplication(test, services)
    const application: Services = { ...services, base }
    const app = creerServeur({
      services: application,
      tranches,
      identifier: (jeton, maintenant) => identifier(application, jeton, maintenant),
    })
    Object.assign(etat, {
      app,
      base,
      services,
      tranches,
      ecoute: await ecouter(app, config),
    })
  })
  afterAll(async () => {
    await etat.ecoute?.arreter()
    await etat.base?.destroy()
  })

  const pret = <K extends keyof typeof etat>(cle: K): NonNullable<(typeof etat)[K]> => {
    const valeur = etat[cle]
    if (!valeur) throw new Error('L’application n’est prête que dans les tests.')
    return valeur
  }
  return {
    get app() {
      return pret('app')
    },
    get services() {
      return pret('services')
    },
    get tranches() {
      return pret('tranches')
    },
    get origine() {
      return pret('services').config.URL_PUBLIQUE
    },
  }
}

async function portLibre(): Promise<number> {
  const essai = createServer().listen(0, '127.0.0.1')
  await once(essai, 'listening')
  const { port } = essai.address() as AddressInfo
  essai.close()
  await once(essai, 'close')
  return port
}
