import { describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { connecte, publique, titulaireDe } from '../acces/politiques.ts'
import { Introuvable, NonAutorise } from './erreurs.ts'
import { get, post } from './route.ts'
import { creerServeur } from './serveur.tsx'

const test = baseDeTest()
const acteur = {
  compteId: crypto.randomUUID(),
  prenom: 'Anne',
  nom: 'Roux',
  courriel: 'a@b.example',
  droits: [],
}
const chefs = titulaireDe('chefs', ['chef'], 'Demandez à votre chef.')

function monter() {
  const routes = [
    get('/ouverte', publique, r =>
      r.page({ titre: 'Ouverte', contenu: <h1>{'<script>alert(1)</script>'}</h1> }),
    ),
    get('/moi', connecte, r => r.page({ titre: 'Moi', contenu: <h1>{r.acteur.prenom}</h1> })),
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
    post('/ecrire', publique, r => r.redirige('/ouverte', 'C’est fait')),
    post('/sortir', publique, r => r.redirige('//ailleurs.example')),
  ]
  const services = servicesDeTest(test.base)
  const identifier = async (jeton: string) => (jeton === 'bon' ? acteur : null)
  return creerServeur({ services, tranches: [{ nom: 'essai', routes }], identifier })
}

const client = (options?: { entetes?: Record<string, string> }) => creerClient(monter(), options)
function connecterClient() {
  const c = client()
  c.cookies.set('session', 'bon')
  return c
}

describe('policies', () => {
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

describe('health', () => {
  it.each(['/healthz', '/readyz', '/metrics'])('%s answers', async chemin => {
    expect((await client().get(chemin)).statut).toBe(200)
  })
})
