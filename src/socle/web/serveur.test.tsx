import { describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { connecte, connecteMalgreObligation, publique, titulaireDe } from '../acces/politiques.ts'
import { Introuvable, NonAutorise } from './erreurs.ts'
import type { OptionsServeur } from './options.ts'
import { get, post } from './route.ts'
import { texteCourt } from './schemas.ts'
import { creerServeur } from './serveur.tsx'

const test = baseDeTest()
const acteur = {
  compteId: crypto.randomUUID(),
  prenom: 'Anne',
  nom: 'Roux',
  courriel: 'a@b.example',
  droits: [],
  obligation: null,
}
const chefs = titulaireDe('chefs', ['chef'], 'Demandez à votre chef.')

const connu = async (jeton: string) => (jeton === 'bon' ? acteur : null)
const oblige = async () => ({ ...acteur, obligation: '/a-faire' })

function monter(identifier: OptionsServeur['identifier'] = connu) {
  const routes = [
    get('/ouverte', publique, r =>
      r.page({ titre: 'Ouverte', contenu: <h1>{'<script>alert(1)</script>'}</h1> }),
    ),
    get('/moi', connecte, r => r.page({ titre: 'Moi', contenu: <h1>{r.acteur.prenom}</h1> })),
    get('/a-faire', connecteMalgreObligation, r => r.page({ titre: 'À faire', contenu: <h1>À faire</h1> })),
    get('/chefs', chefs, r => r.page({ titre: 'Chefs', contenu: <h1>Chefs</h1> })),
    get('/perdu', connecte, () => {
      throw new Introuvable()
    }),
    get('/non', connecte, () => {
      throw new NonAutorise('Vous ne pouvez pas. Demandez à Jean.')
    }),
    get('/panne', publique, () => {
      throw new Error('secret interne')
    }),
    get('/lu/:mot', publique, r => r.c.json([r.parametre('mot'), r.requete('q'), r.requetes('q')])),
    post('/lu', publique, async r => r.c.json(await r.champs())),
    post('/ecrire', publique, r => r.redirige('/ouverte', 'C’est fait')),
    post('/sortir', publique, r => r.redirige('//ailleurs.example')),
  ]
  const services = servicesDeTest(test.base)
  return creerServeur({ services, tranches: [{ nom: 'essai', routes }], identifier })
}

const client = (options?: { entetes?: Record<string, string> }) => creerClient(monter(), options)
function connecterClient() {
  const c = client()
  c.cookies.set('session', 'bon')
  return c
}

describe('policies', () => {
  it('opens nothing but what must be done first, to somebody who must do it', async () => {
    const c = creerClient(monter(oblige))
    c.cookies.set('session', 'bon')
    expect(await c.get('/moi?page=2')).toMatchObject({
      statut: 303,
      vers: '/a-faire?suite=%2Fmoi%3Fpage%3D2',
    })
    expect(await c.get('/chefs')).toMatchObject({ statut: 303, vers: '/a-faire?suite=%2Fchefs' })
    expect(await c.get('/a-faire')).toMatchObject({ statut: 200 })
    expect(await c.get('/ouverte')).toMatchObject({ statut: 200 })
  })

  it('sends a stranger to sign in, and back afterwards', async () => {
    expect(await client().get('/moi?page=2')).toMatchObject({
      statut: 303,
      vers: '/connexion?suite=%2Fmoi%3Fpage%3D2',
    })
  })
  it('lets in who is signed in', async () => {
    expect((await connecterClient().get('/moi')).texte).toContain('<h1>Anne</h1>')
  })
  it('tells who may not come in whom to ask', async () => {
    expect(await connecterClient().get('/chefs')).toMatchObject({
      statut: 403,
      texte: expect.stringContaining('Demandez à votre chef.'),
    })
  })
})

describe('errors', () => {
  it.each([
    ['/perdu', 404, 'Cette page n’existe pas'],
    ['/nulle-part', 404, 'Cette page n’existe pas'],
    ['/non', 403, 'Demandez à Jean.'],
    ['/panne', 500, 'Rien n’a été enregistré'],
  ])('%s answers %i with a page that says what to do', async (chemin, statut, phrase) => {
    const reponse = await connecterClient().get(chemin)
    expect(reponse).toMatchObject({ statut, texte: expect.stringContaining(phrase) })
    expect(reponse.texte).not.toContain('secret interne')
  })
})

describe('what every answer bears', () => {
  it('escapes, forbids inline script and stays out of shared caches', async () => {
    const { texte, entetes } = await client().get('/ouverte')
    expect(texte).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(entetes.get('content-security-policy')).toContain("script-src 'self'")
    expect(entetes.get('content-security-policy')).not.toContain('unsafe-inline')
    expect(entetes.get('cache-control')).toBe('no-store')
  })

  it('serves its style sheet for ever, under a name that changes with it', async () => {
    const { texte } = await client().get('/ouverte')
    const feuille = /href="(\/static\/style-[0-9a-f]+\.css)"/.exec(texte)?.[1] ?? ''
    const reponse = await client().get(feuille)
    expect(reponse.statut).toBe(200)
    expect(reponse.entetes.get('cache-control')).toContain('immutable')
  })
})

describe('writing', () => {
  it('redirects, and the next page says once what was done', async () => {
    const c = client()
    const page = await c.suivre(await c.post('/ecrire'))
    expect(page.texte).toContain('C’est fait')
    expect((await c.get('/ouverte')).texte).not.toContain('C’est fait')
  })

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 303],
    [{ 'sec-fetch-site': 'none' }, 303],
    [{ 'sec-fetch-site': '', origin: 'https://ailleurs.example' }, 403],
    [{ 'sec-fetch-site': '', origin: 'null' }, 403],
    [{ 'sec-fetch-site': '', origin: 'http://localhost', host: 'localhost' }, 303],
  ])('from %o answers %i', async (entetes, statut) => {
    expect((await client({ entetes }).post('/ecrire')).statut).toBe(statut)
  })

  it('never redirects out of the site', async () => {
    expect((await client().post('/sortir')).vers).toBe('/')
  })

  it('refuses a body that is too large', async () => {
    expect((await client().post('/ecrire', { a: 'x'.repeat(2_200_000) })).statut).toBe(413)
  })
})

describe('what cannot be read', () => {
  it('U+0000, which no base holds, is read as an unreadable character wherever it comes from', async () => {
    const lu = '\uFFFD'
    expect(JSON.parse((await client().get('/lu/%00?q=a%00b')).texte)).toEqual([lu, `a${lu}b`, [`a${lu}b`]])
    expect(JSON.parse((await client().post('/lu', { q: '\0' })).texte)).toEqual({ q: [lu] })
    expect(texteCourt('Nom', 10).safeParse(lu).success).toBe(false)
  })

  it.each(['multipart/form-data', 'multipart/form-data; boundary=x'])(
    'a broken body (%s) answers 400 with a page',
    async type => {
      const reponse = await monter().request('/lu', {
        method: 'POST',
        headers: { 'content-type': type },
        body: 'n’importe quoi',
      })
      expect(reponse.status).toBe(400)
      expect(await reponse.text()).toContain('n’a pas pu être lue')
    },
  )
})

describe('when the base does not answer', () => {
  const coupee = () => Promise.reject(Object.assign(new Error('connect ENOENT'), { code: 'ENOENT' }))

  it('says so in a page, even when it cannot tell who asks, and when to come back', async () => {
    const c = creerClient(monter(coupee))
    c.cookies.set('session', 'bon')
    const reponse = await c.get('/moi')
    expect(reponse).toMatchObject({
      statut: 503,
      texte: expect.stringContaining('momentanément indisponible'),
    })
    expect(reponse.entetes.get('retry-after')).toBe('30')
    expect(reponse.entetes.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('health', () => {
  it.each(['/healthz', '/readyz', '/metrics'])('%s answers', async chemin => {
    expect((await client().get(chemin)).statut).toBe(200)
  })

  it('measures are for who bears their token; without one, for the demo only', async () => {
    const METRIQUES_JETON = 'un-secret-de-24-caracteres'
    const mesurer = async (variables: NodeJS.ProcessEnv, authorization = '') =>
      (
        await creerServeur({
          services: servicesDeTest(test.base, { variables }),
          tranches: [],
          identifier: connu,
        }).request('/metrics', { headers: { authorization } })
      ).status
    expect(await mesurer({ DEMO: '0' })).toBe(404)
    expect(await mesurer({ METRIQUES_JETON })).toBe(404)
    expect(await mesurer({ METRIQUES_JETON }, `Bearer ${METRIQUES_JETON}x`)).toBe(404)
    expect(await mesurer({ METRIQUES_JETON }, `Bearer ${METRIQUES_JETON}`)).toBe(200)
  })
})
