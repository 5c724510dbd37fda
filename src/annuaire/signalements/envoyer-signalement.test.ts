import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { unHopital } from '#test/constructeurs/scene.ts'
import { applicationEspace } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { chemins } from '../chemins.ts'
import { envoyerSignalement } from './envoyer-signalement.ts'

const essai = baseDeTest()
const scene = {} as Awaited<ReturnType<typeof unHopital>>
const recues: { entetes: IncomingMessage['headers']; tache: Record<string, unknown> }[] = []
const ror = { statut: 201 }

/** Gives a token to whoever asks, and takes anomaly reports. */
const serveur = createServer(async (requete, reponse) => {
  const morceaux: Buffer[] = []
  for await (const morceau of requete) morceaux.push(morceau as Buffer)
  const corps = Buffer.concat(morceaux).toString()
  if (requete.url === '/jeton')
    return reponse
      .setHeader('content-type', 'application/json')
      .end('{"access_token":"abc","expires_in":300}')
  recues.push({ entetes: requete.headers, tache: JSON.parse(corps) as Record<string, unknown> })
  reponse.writeHead(ror.statut, { location: `http://${requete.headers.host}/fhir/Task/77` }).end()
})

const adresse = () => `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
const application = () =>
  applicationEspace(essai.base, {
    variables: {
      ROR_TASK: '1',
      ROR_URL: `${adresse()}/fhir`,
      ROR_TOKEN_URL: `${adresse()}/jeton`,
      ROR_CLIENT_ID: 'vt',
      ROR_CLIENT_SECRET: 'secret',
    },
  })

beforeAll(async () => {
  await once(serveur.listen(0, '127.0.0.1'), 'listening')
  Object.assign(scene, await unHopital(essai.base))
})
afterAll(() => new Promise(fini => serveur.close(fini)))
beforeEach(async () => {
  recues.length = 0
  ror.statut = 201
  await essai.base.deleteFrom('signalement').execute()
  await essai.base.deleteFrom('courriel').execute()
})

/** Reports, then sends as the worker would. */
async function signaler() {
  const { client, services } = application()
  await client(scene.anne.id).envoyer(chemins.signaler(scene.structure.id), {
    jeton: randomUUID(),
    objet: 'structure',
    id: scene.structure.id,
    champ: 'nom',
    attendue: 'CH de Lunel-Ville',
  })
  const { id } = await essai.base.selectFrom('signalement').select('id').executeTakeFirstOrThrow()
  return { id, envoyer: () => envoyerSignalement.executer(services, { id }) }
}

const lire = () =>
  essai.base.selectFrom('signalement').select(['voie', 'tache', 'etat']).executeTakeFirstOrThrow()
const courriels = () => essai.base.selectFrom('courriel').select('destinataire').execute()

describe('a report sent to the ROR as a Task', () => {
  it('leaves once, with the headers of the ROR and a condition on its own id', async () => {
    const { id, envoyer } = await signaler()
    expect(await lire()).toMatchObject({ voie: null })
    await envoyer()
    await envoyer()
    expect(await lire()).toEqual({ voie: 'tache', tache: `${adresse()}/fhir/Task/77`, etat: 'envoyee' })
    expect(recues).toHaveLength(1)
    expect(recues[0]?.entetes).toMatchObject({
      authorization: 'Bearer abc',
      'content-type': 'application/fhir+json',
      'if-none-exist': `identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Auuid%3A${id}`,
      'ror-role-metier-code': 'AUTOMATE',
    })
    expect(recues[0]?.tache).toMatchObject({
      resourceType: 'Task',
      reasonCode: { coding: [{ code: 'COR' }] },
    })
    expect(await courriels()).toEqual([])
  })

  it('refused, a mail goes to the ROR team instead', async () => {
    ror.statut = 403
    await (await signaler()).envoyer()
    expect(await lire()).toEqual({ voie: 'courriel', tache: null, etat: 'envoyee' })
    expect(await courriels()).toEqual([{ destinataire: 'ror@region.example' }])
  })

  it('not known to the ROR any more: the job fails, to be tried again, and nothing is said to have left', async () => {
    ror.statut = 401
    const { envoyer } = await signaler()
    await expect(envoyer()).rejects.toThrow('401')
    expect(await lire()).toMatchObject({ voie: null })
  })
})
