import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { appeler, chargeOuverte, debitMaximal, fauteDe } from './charge.ts'
import { auMoins, auPlus, centile } from './figure.ts'
import { alea, pondere } from './tirage.ts'

const attendre = (ms: number) => new Promise(suite => setTimeout(suite, ms))

describe('open model', () => {
  it('sends at the scheduled instants, and counts the wait behind a server that does one thing at a time', async () => {
    const etat = { file: Promise.resolve(), ensemble: 0, auPlusFort: 0 }
    const { durees, fautes } = await chargeOuverte(100, 0.2, async () => {
      etat.auPlusFort = Math.max(etat.auPlusFort, ++etat.ensemble)
      etat.file = etat.file.then(() => attendre(30).then(() => undefined))
      await etat.file
      etat.ensemble--
      return null
    })
    expect(durees).toHaveLength(20)
    expect(fautes).toEqual({})
    // a closed model would never have two in flight
    expect(etat.auPlusFort).toBeGreaterThan(5)
    // the last was due at 190 ms and served after 20 × 30 ms: it waited for the others
    expect(Math.max(...durees)).toBeGreaterThan(300)
  })

  it('counts what failed by kind, and goes on', async () => {
    const { durees, fautes } = await chargeOuverte(200, 0.05, async rang => {
      if (rang === 3) throw new Error('coupé')
      return rang % 2 === 0 ? '500' : null
    })
    expect(durees).toHaveLength(10)
    expect(fautes).toEqual({ '500': 5, panne: 1 })
  })
})

it('closed model: each client waits for its answer; faults are not counted as done', async () => {
  const { fait, parSeconde, fautes } = await debitMaximal(2, 0.1, async rang => {
    await attendre(10)
    return rang === 0 ? '422' : null
  })
  expect(fautes).toEqual({ '422': 1 })
  expect(fait).toBeGreaterThan(1)
  expect(parSeconde).toBeLessThan(200)
})

it('an answer is at fault when it is an error or sends back to sign in', () => {
  expect(fauteDe({ statut: 200, vers: '' })).toBeNull()
  expect(fauteDe({ statut: 303, vers: '/administration' })).toBeNull()
  expect(fauteDe({ statut: 303, vers: '/connexion?suite=%2F' })).toBe('session perdue')
  expect(fauteDe({ statut: 404, vers: '' })).toBe('404')
})

it('one call reads the answer to its end', async () => {
  const serveur = createServer((requete, reponse) => {
    reponse.writeHead(200, { 'set-cookie': 'session=1; Path=/' })
    reponse.write(`${requete.method} ${requete.headers['accept-encoding'] ?? 'nu'} `)
    setTimeout(() => reponse.end('fin'), 10)
  }).listen(0)
  const origine = `http://localhost:${(serveur.address() as AddressInfo).port}`
  expect(await appeler(origine, { chemin: '/', cookie: '' })).toMatchObject({
    statut: 200,
    texte: 'GET nu fin',
    cookies: ['session=1; Path=/'],
  })
  expect(await appeler(origine, { chemin: '/', cookie: '', comprime: true })).toMatchObject({ texte: '' })
  serveur.close()
  serveur.closeAllConnections()
})

describe('figures', () => {
  it('nearest-rank percentile, whatever the order', () => {
    const cent = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect([50, 95, 99, 100].map(p => centile(cent, p))).toEqual([50, 95, 99, 100])
    expect(centile([7], 95)).toBe(7)
    expect(centile([1, 2, 3, 4], 95)).toBe(4)
    expect(centile([], 95)).toBeNaN()
  })

  it('a figure that could not be measured is not held', () => {
    expect(auPlus('p95', 59.96, 'ms', 60)).toMatchObject({ valeur: 60, tenu: true })
    expect(auPlus('p95', Number.NaN, 'ms', 60).tenu).toBe(false)
    expect(auMoins('débit', 99.9, '/s', 100).tenu).toBe(false)
  })
})

it('draws depend on the rank alone, and follow the weights', () => {
  expect(alea(12, 3)).toBe(alea(12, 3))
  const tires = Array.from({ length: 10_000 }, (_, rang) =>
    pondere(
      [
        [9, 'a'],
        [1, 'b'],
      ] as const,
      rang,
    ),
  )
  const b = tires.filter(t => t === 'b').length
  expect(b).toBeGreaterThan(800)
  expect(b).toBeLessThan(1200)
})
