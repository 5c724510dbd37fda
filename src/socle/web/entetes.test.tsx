import { expect, it } from 'vitest'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { connecte, publique } from '../acces/politiques.ts'
import { exporterCsv } from './csv.ts'
import { cheminFeuille } from './page.tsx'
import { get, post } from './route.ts'
import { creerServeur } from './serveur.tsx'

const test = baseDeTest()

async function monter(URL_PUBLIQUE: string) {
  const { acteur } = await unePersonne(test.base)
  return creerServeur({
    services: servicesDeTest(test.base, { variables: { URL_PUBLIQUE } }),
    identifier: async jeton => (jeton === 'bon' ? acteur : null),
    tranches: [
      {
        nom: 'essai',
        routes: [
          get('/page', publique, r => r.page({ titre: 'Page', contenu: <h1>Page</h1> })),
          get('/moi', connecte, r => r.page({ titre: 'Moi', contenu: <h1>Moi</h1> })),
          get('/texte', publique, r => r.c.text('texte')),
          get('/json', publique, r => r.c.json({ oui: true })),
          get('/liste.csv', connecte, r =>
            exporterCsv(r, { fichier: 'liste', acte: 'journal.exporte', colonnes: [], lignes: [] }),
          ),
          get('/panne', publique, () => {
            throw new Error('panne')
          }),
          post('/ecrire', publique, r => r.redirige('/page', 'Fait')),
        ],
      },
    ],
  })
}

const kinds: [chemin: string, statut: number, init: RequestInit][] = [
  ['/page', 200, {}],
  ['/moi', 200, {}],
  ['/texte', 200, {}],
  ['/json', 200, {}],
  ['/liste.csv', 200, {}],
  ['/nulle-part', 404, {}],
  ['/panne', 500, {}],
  ['/ecrire', 303, { method: 'POST' }],
  ['/ecrire', 403, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }],
  ['/ecrire', 413, { method: 'POST', body: 'x'.repeat(2_200_000), headers: { 'content-length': '2200000' } }],
  ['/page', 404, { method: 'PUT' }],
  ['/page', 405, { method: 'OPTIONS' }],
  ['/page', 405, { method: 'PROPFIND' }],
  [cheminFeuille, 200, {}],
  ['/healthz', 200, {}],
  ['/metrics', 200, {}],
]

it.each(kinds)('%s (%i) bears every header that protects', async (chemin, statut, init) => {
  for (const [schema, hsts] of [
    ['https', 'max-age=63072000; includeSubDomains'],
    ['http', null],
  ] as const) {
    const prefixe = schema === 'https' ? '__Host-' : ''
    const headers = new Headers(init.headers)
    headers.set('cookie', `${prefixe}session=bon`)
    const reponse = await (await monter(`${schema}://vt.example`)).request(chemin, { ...init, headers })
    expect(reponse.status).toBe(statut)
    const lu = (nom: string) => reponse.headers.get(nom)
    const csp = lu('content-security-policy')?.split('; ') ?? []
    for (const directive of ['default-src', 'object-src', 'base-uri', 'frame-ancestors'])
      expect(csp).toContain(`${directive} 'none'`)
    expect(csp.join()).not.toMatch(/unsafe|\*/)
    expect(lu('strict-transport-security')).toBe(hsts)
    expect(lu('x-content-type-options')).toBe('nosniff')
    expect(lu('referrer-policy')).toBe('same-origin')
    expect(lu('cross-origin-opener-policy')).toBe('same-origin')
    expect(lu('cross-origin-resource-policy')).toBe('same-origin')
    expect(lu('permissions-policy')).toMatch(/camera=\(\).*usb=\(\)/)
    expect(lu('access-control-allow-origin')).toBeNull()
    expect(lu('x-powered-by') ?? lu('server')).toBeNull()
    expect(lu('cache-control')).toBe(
      chemin === cheminFeuille ? 'public, max-age=31536000, immutable' : 'no-store',
    )
    expect(lu('content-disposition') ?? '').toMatch(chemin.endsWith('.csv') ? /^attachment; / : /^$/)
    for (const cookie of reponse.headers.getSetCookie()) {
      expect(cookie).toMatch(/; Path=\/; HttpOnly; .*SameSite=Lax|SameSite=Lax.*HttpOnly/)
      expect(cookie).not.toContain('Domain=')
      if (schema === 'https') expect(cookie).toMatch(/^__Host-.*; Secure/)
    }
  }
})
