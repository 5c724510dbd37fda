import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changementsDepuis } from './chercher.ts'
import { ouvrirSource } from './client.ts'
import { lireUne } from './lire-une.ts'
import { outilsReels } from './outils.ts'
import type { ReglagesRor } from './reglages.ts'

/** Over real HTTP: a source that lies, or that somebody else answers for. */
type Reponse = (requete: IncomingMessage, reponse: ServerResponse) => void
const ici: { jeton: Reponse; api: Reponse; appels: string[] } = { jeton: () => {}, api: () => {}, appels: [] }
const serveur = createServer((requete, reponse) => {
  ici.appels.push(requete.url ?? '')
  return requete.url === '/jeton' ? ici.jeton(requete, reponse) : ici.api(requete, reponse)
})
const json =
  (corps: unknown, statut = 200): Reponse =>
  (_, reponse) =>
    reponse.writeHead(statut, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(corps))
const redirige =
  (vers: string): Reponse =>
  (_, reponse) =>
    reponse.writeHead(302, { location: vers }).end()

const origine = () => `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
const reglages = (): ReglagesRor => ({
  base: `${origine()}/fhir`,
  jeton: `${origine()}/jeton`,
  clientId: 'nous',
  secret: 'secret',
  regions: [],
  profil: 'CU22',
  delaiSecondes: 5,
})
const source = () =>
  ouvrirSource(reglages(), {
    ...outilsReels(reglages(), () => new Date()),
    attendre: async () => undefined,
  })

beforeAll(() => once(serveur.listen(0, '127.0.0.1'), 'listening'))
afterAll(() => {
  serveur.closeAllConnections()
  return new Promise(fini => serveur.close(fini))
})
beforeEach(() => {
  ici.appels = []
  ici.jeton = json({ access_token: 'abc', expires_in: 300 })
})

const chercherLieux = async () => {
  const lues: unknown[] = []
  for await (const { ressources } of changementsDepuis(source(), 'Location', new Date('2026-11-01')))
    lues.push(...ressources)
  return lues
}
const lieu = (id: string) => ({ resource: { resourceType: 'Location', id } })

describe('a redirection', () => {
  const interne = 'http://169.254.169.254/latest/meta-data'

  it('of the API is not followed, nor tried again, and the report says where it led', async () => {
    ici.api = redirige(interne)
    await expect(lireUne(source(), 'Location', 'lo1')).rejects.toMatchObject({
      code: 'adresse-etrangere',
      message: 'Le ROR répond 302 à Location/lo1 et redirige vers http://169.254.169.254.',
    })
    expect(ici.appels).toEqual(['/jeton', '/fhir/Location/lo1'])
  })

  it('of the token is not either: our secret stays here', async () => {
    ici.jeton = redirige('/ailleurs')
    await expect(lireUne(source(), 'Location', 'lo1')).rejects.toMatchObject({ code: 'adresse-etrangere' })
    expect(ici.appels).toEqual(['/jeton'])
  })
})

describe('a page', () => {
  it.each(['http://127.0.0.1:1/fhir/Location', 'file:///etc/passwd'])(
    'that goes on at %s is not followed',
    async url => {
      ici.api = json({
        resourceType: 'Bundle',
        link: [{ relation: 'next', url }],
        entry: [lieu('lo1')],
      })
      await expect(chercherLieux()).rejects.toMatchObject({ code: 'adresse-etrangere' })
    },
  )

  it('that announces more than it gives fails: the next delta will read it again', async () => {
    ici.api = json({ resourceType: 'Bundle', total: 3, entry: [lieu('lo1'), lieu('lo2')] })
    await expect(chercherLieux()).rejects.toMatchObject({
      code: 'reponse-incomplete',
      message: expect.stringMatching(/annonce 3 résultats à fhir\/Location.* et n’en donne que 2\./),
    })
  })

  it('that announces less is read whole', async () => {
    ici.api = json({ resourceType: 'Bundle', total: 1, entry: [lieu('lo1'), lieu('lo2')] })
    expect(await chercherLieux()).toHaveLength(2)
  })

  it('that unzips into a thousand times its weight is left there', async () => {
    const bombe = gzipSync(Buffer.alloc(200_000_000, ' '))
    ici.api = (_, reponse) =>
      reponse
        .writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': 'gzip' })
        .end(bombe)
    await expect(chercherLieux()).rejects.toMatchObject({
      code: 'reponse-illisible',
      message: expect.stringContaining('démesurée'),
    })
  })
})

describe('an answer without end', () => {
  const sansFin =
    (statut: number): Reponse =>
    (_, reponse) => {
      reponse.writeHead(statut, { 'content-type': 'application/json' })
      const morceau = '[1,'.repeat(20_000)
      const pousser = () => {
        while (reponse.write(morceau));
      }
      reponse.on('drain', pousser)
      pousser()
    }

  it('in place of a token', async () => {
    ici.jeton = sansFin(200)
    await expect(lireUne(source(), 'Location', 'lo1')).rejects.toMatchObject({
      message: 'Le serveur de jetons du ROR n’a pas rendu de jeton.',
    })
  })

  it('in place of a failure: its status is enough', async () => {
    ici.api = sansFin(403)
    await expect(lireUne(source(), 'Location', 'lo1')).rejects.toMatchObject({ code: 'droits' })
  })

  it('that trickles is given up', async () => {
    ici.api = (_, reponse) => {
      reponse.writeHead(200, { 'content-type': 'application/json' })
      const goutte = setInterval(() => reponse.write(' '), 5)
      reponse.on('close', () => clearInterval(goutte))
    }
    const { appeler } = outilsReels(reglages(), () => new Date())
    const reponse = appeler(`${origine()}/fhir/x`, { method: 'GET', headers: {}, dureeMaxMs: 50 })
    await expect(reponse.then(lue => lue.text())).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
