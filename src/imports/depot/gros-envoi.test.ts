import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setTimeout as attendre } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { ecouter } from '#src/socle/web/ecouter.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { applicationImports } from '#test/imports/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { chemins } from '../chemins.ts'

const test = baseDeTest()
const morceau = Buffer.alloc(256 * 1024, 'Nom;Prénom;Courriel\n')
const voulus = 200 * 1024 * 1024

/** Sends on until told otherwise or cut. @returns how many bytes left before the answer came. */
async function verser(requete: ClientRequest): Promise<number> {
  const etat = { envoyes: 0, fini: false }
  requete.once('response', () => (etat.fini = true)).once('close', () => (etat.fini = true))
  while (!etat.fini && etat.envoyes < voulus) {
    etat.envoyes += morceau.length
    if (!requete.write(morceau)) await Promise.race([once(requete, 'drain').catch(() => null), attendre(50)])
    else await attendre(0)
  }
  return etat.envoyes
}

it.each([
  ['announced', { 'content-length': String(voulus) }],
  ['not announced', { 'transfer-encoding': 'chunked' }],
])('200 MB, %s, are refused in a sentence long before the end, in bounded memory', async (_, longueur) => {
  const { anne } = await unHopital(test.base)
  const { app, client: ouvrir } = applicationImports(test.base)
  const { cookies } = await ouvrir(anne.id)
  const ecoute = await ecouter(app, { PORT: 0, HOTE: '127.0.0.1' })
  const avant = process.memoryUsage().rss
  const requete = request({
    port: ecoute.port,
    host: '127.0.0.1',
    path: chemins.deposer,
    method: 'POST',
    headers: {
      cookie: `session=${cookies.get('session')}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=b',
      ...longueur,
    },
  })
  requete.on('error', () => undefined)
  const arrivee = once(requete, 'response') as Promise<[IncomingMessage]>
  const envoyes = await verser(requete)
  const [reponse] = await arrivee
  const corps: string[] = []
  for await (const partie of reponse) corps.push(String(partie))
  expect(reponse.statusCode).toBe(413)
  expect(corps.join('')).toContain('10\u00a0Mo au plus')
  expect(envoyes).toBeLessThan(60 * 1024 * 1024)
  expect((process.memoryUsage().rss - avant) / 1e6).toBeLessThan(150)
  requete.destroy()
  await ecoute.arreter()
})
