import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ecoute, ecouter } from './ecouter.ts'

const app = new Hono()
const enorme = 'x'.repeat(64 * 1024 * 1024)
app.get('/', c => c.text('bonjour'))
const abandon = Promise.withResolvers<void>()
app.get('/enorme', c => {
  ;(c.env as HttpBindings).outgoing.once('close', abandon.resolve)
  return c.text(enorme)
})
app.post('/', async c => c.text(await c.req.text().catch(() => 'coupé')))

const impatiences = { entetes: 200, requete: 400, silence: 600, controle: 50 }
const etat: { ecoute?: Ecoute } = {}
beforeAll(async () => {
  etat.ecoute = await ecouter(app, { PORT: 0, HOTE: '127.0.0.1' }, impatiences)
})
afterAll(() => etat.ecoute?.arreter())

async function ouvrir(): Promise<Socket> {
  const socket = connect(etat.ecoute?.port ?? 0, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** All that the server said until it hung up. */
async function jusquALaFin(socket: Socket): Promise<string> {
  const morceaux: string[] = []
  socket.on('data', morceau => morceaux.push(String(morceau)))
  await once(socket, 'close')
  return morceaux.join('')
}

describe('a slow client', () => {
  it('that never ends its headers is told so and cut', async () => {
    const socket = await ouvrir()
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Lent: ')
    expect(await jusquALaFin(socket)).toContain('408 Request Timeout')
  })

  it('that never ends its body is told so and cut', async () => {
    const socket = await ouvrir()
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nun début')
    expect(await jusquALaFin(socket)).toContain('408 Request Timeout')
  })

  it('that does not read the answer is cut before the end of it', async () => {
    const socket = await ouvrir()
    socket.pause()
    socket.write('GET /enorme HTTP/1.1\r\nHost: a\r\n\r\n')
    await abandon.promise
    const recu = jusquALaFin(socket)
    socket.resume()
    expect((await recu).length).toBeLessThan(enorme.length)
  })

  it('does not make the others wait', async () => {
    const fins = Array.from({ length: 200 }, async () => {
      const lent = await ouvrir()
      lent.write('GET / HTTP/1.1\r\nHost: a\r\n')
      // listened to from now on: the first may be cut while the last come
      return jusquALaFin(lent)
    })
    const reponse = await fetch(`http://127.0.0.1:${etat.ecoute?.port}/`)
    expect(await reponse.text()).toBe('bonjour')
    await Promise.all(fins)
  })
})

it('refuses headers larger than 16 kB', async () => {
  const reponse = await fetch(`http://127.0.0.1:${etat.ecoute?.port}/`, {
    headers: { 'x-enorme': 'x'.repeat(20_000) },
  })
  expect(reponse.status).toBe(431)
})
