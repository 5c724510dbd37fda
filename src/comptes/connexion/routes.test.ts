import { describe, expect, test } from 'vitest'
import { applicationComptes } from '#test/comptes/application.ts'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'

const essai = baseDeTest()
const motDePasse = motDePasseDeTest

describe('/connexion', () => {
  test('leads where one was going, and out again', async () => {
    const compteId = await unCompte(essai.base, { courriel: 'va@ch.example' })
    const { client } = applicationComptes(essai.base)
    const navigateur = client()
    expect((await navigateur.get('/')).vers).toBe('/connexion')
    const page = await navigateur.get('/connexion?suite=%2F%3Fa%3D1')
    expect(page.texte).toContain('<h1>Se connecter</h1>')
    const suite = champDe(page.texte, 'suite')
    const entree = await navigateur.post('/connexion', { courriel: 'VA@ch.example', motDePasse, suite })
    expect(entree).toMatchObject({ statut: 303, vers: '/?a=1' })
    expect((await navigateur.get('/')).texte).toBe(`compte:${compteId}`)
    expect((await navigateur.get('/connexion')).vers).toBe('/')

    const jeton = navigateur.cookies.get('session') ?? ''
    const sortie = await navigateur.post('/deconnexion')
    expect(sortie.vers).toBe('/connexion')
    expect(sortie.entetes.get('clear-site-data')).toBe('"cache", "storage"')
    navigateur.cookies.set('session', jeton)
    expect((await navigateur.get('/')).vers).toBe('/connexion')
  })

  test('the cookie is out of reach of scripts and of other sites', async () => {
    await unCompte(essai.base, { courriel: 'cookie@ch.example' })
    const { client } = applicationComptes(essai.base, { URL_PUBLIQUE: 'https://vt.example' })
    const entree = await client().post('/connexion', { courriel: 'cookie@ch.example', motDePasse })
    const cookie = entree.entetes.getSetCookie().join('\n')
    expect(cookie).toMatch(/^__Host-session=/m)
    for (const attribut of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=43200']) {
      expect(cookie).toContain(attribut)
    }
  })

  test.each([
    'https://ailleurs.example/',
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/\t/ailleurs.example',
    '\\\\ailleurs.example',
    'javascript:alert(1)',
    'ailleurs',
    '',
  ])('never leads out: « %s »', async suite => {
    const { client } = applicationComptes(essai.base)
    await unCompte(essai.base, { courriel: 'dedans@ch.example' }).catch(() => undefined)
    const entree = await client().post('/connexion', { courriel: 'dedans@ch.example', motDePasse, suite })
    expect(entree).toMatchObject({ statut: 303, vers: '/' })
    const page = await client().get(`/connexion?suite=${encodeURIComponent(suite)}`)
    expect(champDe(page.texte, 'suite')).toBe('/')
  })

  test('answers the same for known and unknown addresses', async () => {
    await unCompte(essai.base, { courriel: 'aaaa@ch.example' })
    await unCompte(essai.base, { courriel: 'bbbb@ch.example', etat: 'invite' })
    const { client } = applicationComptes(essai.base)
    const reponses = []
    for (const nom of ['aaaa', 'bbbb', 'cccc']) {
      const { statut, texte } = await client().post('/connexion', {
        courriel: `${nom}@ch.example`,
        motDePasse: 'x',
      })
      // each page has a challenge of its own
      const commun = texte.replaceAll(nom, 'nom').replace(/challenge&quot;:&quot;[\w-]+/, '')
      reponses.push({ statut, texte: commun })
    }
    expect(reponses[0]?.statut).toBe(422)
    expect(reponses[1]).toEqual(reponses[0])
    expect(reponses[2]).toEqual(reponses[0])
  })

  test('after five failures says when to try again', async () => {
    const { client, services } = applicationComptes(essai.base)
    const tenter = () => client().post('/connexion', { courriel: 'insiste@ch.example', motDePasse: 'x' })
    for (let n = 0; n < 5; n++) expect((await tenter()).statut).toBe(422)
    const refus = await tenter()
    expect(refus.statut).toBe(429)
    expect(refus.texte).toContain('jusqu’à 10\u00a0h\u00a001')
    expect(refus.entetes.get('retry-after')).toBe('60')
    services.horloge.avancer(2 / 1440)
    expect((await tenter()).statut).toBe(422)
    expect((await tenter()).entetes.get('retry-after')).toBe('120')
  })

  test.each([
    ['behind a proxy that is trusted, by what it says', { PROXY_DE_CONFIANCE: '1' }, 429],
    ['never by what a client pretends', {}, 422],
  ])('networks are told apart %s', async (_, variables, attendu) => {
    const { client } = applicationComptes(essai.base, variables)
    const tenter = (n: number) =>
      client(`198.51.100.1, 2001:db8:${attendu}::${n}`).post('/connexion', {
        courriel: `pretend${attendu}-${n}@ch.example`,
        motDePasse: 'x',
      })
    for (let n = 0; n < 20; n++) expect((await tenter(n)).statut).toBe(422)
    expect((await tenter(20)).statut).toBe(attendu)
  })

  test.each([
    { courriel: '', motDePasse: '' },
    { courriel: "' or 1=1 --", motDePasse: 'x' },
    { courriel: '<script>alert(1)</script>', motDePasse: '<b>' },
    { courriel: `${'a'.repeat(10_000)}@b.fr`, motDePasse: 'x' },
    { courriel: 'a@b.fr', motDePasse: 'x'.repeat(10_000) },
    { courriel: 'a\u0000@b.fr', motDePasse: '\u0000' },
    { courriel: '😀@b.fr', motDePasse: '😀' },
    {},
  ])('refuses hostile input beside its field, nothing typed as password comes back (%#)', async champs => {
    const { client } = applicationComptes(essai.base)
    const { statut, texte } = await client().post('/connexion', champs)
    expect(statut).toBe(422)
    expect(texte).toContain('champ-erreur')
    expect(texte).not.toContain('<script>alert')
    expect(texte).not.toMatch(/type="password"[^>]*value=/)
  })

  test('a form posted from another site does nothing', async () => {
    const { app } = applicationComptes(essai.base)
    const corps = new URLSearchParams({ courriel: 'va@ch.example', motDePasse })
    const reponse = await app.request('/connexion', {
      method: 'POST',
      body: corps,
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(reponse.status).toBe(403)
  })
})
