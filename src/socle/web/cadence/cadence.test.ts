import { describe, expect, it } from 'vitest'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { get } from '../route.ts'
import { creerServeur } from '../serveur.tsx'
import { reseauDe } from './compter.ts'
import { publiqueMesuree } from './publique-mesuree.tsx'
import { purgerAppels } from './purger.ts'

const test = baseDeTest()

async function monter() {
  const services = servicesDeTest(test.base, {
    variables: {
      ANNUAIRE_APPELS_PAR_MINUTE: '3',
      PROXY_DE_CONFIANCE: '1',
      URL_PUBLIQUE: 'https://vt.example',
    },
  })
  const { acteur } = await unePersonne(test.base)
  const app = creerServeur({
    services,
    tranches: [{ nom: 'essai', routes: [get('/essai', publiqueMesuree, r => r.c.text('lu'))] }],
    identifier: async jeton => (jeton ? acteur : null),
  })
  const lire = (adresse: string, entetes: Record<string, string> = {}) =>
    app.request('/essai', { headers: { 'x-forwarded-for': adresse, ...entetes } })
  return { services, lire }
}

describe('pages that anybody may read, so many times a minute', () => {
  it('turns a network away for the rest of the minute, with a page that says when and what else to do', async () => {
    const { services, lire } = await monter()
    const reponses = await Promise.all(Array.from({ length: 5 }, () => lire('192.0.2.7')))
    expect(reponses.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429])
    const refus = reponses.find(({ status }) => status === 429)
    const attente = Number(refus?.headers.get('retry-after'))
    expect(attente).toBeGreaterThan(0)
    expect(attente).toBeLessThanOrEqual(60)
    const page = (await refus?.text()) ?? ''
    expect(page).toContain('Beaucoup de pages viennent d’être demandées depuis votre réseau')
    expect(page).toContain('/annuaire/donnees')
    expect((await lire('192.0.2.8')).status).toBe(200)
    services.horloge.avancer(1)
    expect((await lire('192.0.2.7')).status).toBe(200)
  })

  it('does not count who is signed in: a hospital has one address', async () => {
    const { lire } = await monter()
    const connecte = () => lire('192.0.2.9', { cookie: '__Host-session=x' })
    const statuts = (await Promise.all(Array.from({ length: 8 }, connecte))).map(({ status }) => status)
    expect(new Set(statuts)).toEqual(new Set([200]))
    expect((await lire('192.0.2.9')).status).toBe(200)
  })

  it('forgets who came, an hour later', async () => {
    const { services, lire } = await monter()
    await lire('192.0.2.10')
    services.horloge.avancer(120)
    await purgerAppels.executer(services, {})
    expect(await test.base.selectFrom('appel_public').selectAll().execute()).toEqual([])
  })

  it('an IPv6 counts by its /64', () => {
    expect(reseauDe('2001:db8:0:1:aaaa::1')).toBe(reseauDe('2001:0db8::1:bbbb:0:0:2'))
    expect(reseauDe('2001:db8:0:2::1')).not.toBe(reseauDe('2001:db8:0:1::1'))
    expect(reseauDe('::1')).toBe('0:0:0:0::/64')
    expect(reseauDe('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1')
    expect(reseauDe('192.0.2.1')).toBe('192.0.2.1')
  })
})
