import { describe, expect, test } from 'vitest'
import { allerChezPsc, applicationPsc, identite } from '#test/comptes/pro-sante-connect.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { cheminsPsc } from './chemins.ts'
import { essaisPermis, noterDepart } from './essais.ts'

const essai = baseDeTest()
const elle = identite()
const perime = 'n’est plus valable'

describe('coming back from the provider', () => {
  test('once only', async () => {
    await unCompte(essai.base, { nom: 'Le Bihan', prenom: 'Gaëlle', rpps: elle.identifiant.slice(1) })
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    const retour = await allerChezPsc(navigateur, 'elle')
    expect((await navigateur.get(retour)).statut).toBe(303)
    const rejeu = await navigateur.get(retour)
    expect(rejeu.statut).toBe(400)
    expect(rejeu.texte).toContain(perime)
  })

  test('twice at once: one of the two is in', async () => {
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    const retour = await allerChezPsc(navigateur, 'elle')
    const reponses = await Promise.all([navigateur.get(retour), navigateur.get(retour)])
    expect(reponses.map(({ statut }) => statut).sort()).toEqual([303, 400])
  })

  test('from the browser that left, not from one that was lured', async () => {
    const { client } = applicationPsc(essai.base, [elle])
    const retour = await allerChezPsc(client(), 'elle')
    const victime = client()
    await victime.get(cheminsPsc.depart)
    expect((await victime.get(retour)).texte).toContain(perime)
    expect(victime.cookies.has('session')).toBe(false)
  })

  test('within ten minutes', async () => {
    const { client, services } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    const retour = await allerChezPsc(navigateur, 'elle')
    services.horloge.avancer(11 / 1440)
    expect((await navigateur.get(retour)).texte).toContain(perime)
  })

  test('two tabs may leave at once', async () => {
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    const premier = await allerChezPsc(navigateur, 'elle')
    const second = await allerChezPsc(navigateur, 'elle')
    expect((await navigateur.get(premier)).statut).toBe(303)
    expect((await navigateur.get(second)).statut).toBe(303)
  })

  test.each([
    ['nothing', ''],
    ['invented values', '?code=x&state=y'],
    ['hostile ones', '?state[]=%00&state=%00&code=%F0%9F%92%A5'],
    ['huge ones', `?code=${'x'.repeat(5000)}&state=${'y'.repeat(5000)}`],
  ])('without having left, with %s', async (_, requete) => {
    const { client } = applicationPsc(essai.base, [elle])
    const retour = await client().get(cheminsPsc.retour + requete)
    expect(retour.statut).toBe(400)
    expect(retour.texte).toContain(perime)
  })

  test.each([
    ['without code', (p: URLSearchParams) => p.delete('code'), 400],
    ['with a code of nobody’s', (p: URLSearchParams) => p.set('code', 'x'), 400],
    ['from another issuer', (p: URLSearchParams) => p.set('iss', 'https://ailleurs.example'), 400],
    ['with an error of the provider’s', (p: URLSearchParams) => p.set('error', 'server_error'), 503],
    ['with an error that nobody knows', (p: URLSearchParams) => p.set('error', 'lune_rousse'), 403],
  ])('%s: a page, and nobody is in', async (_, changer, statut) => {
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    const [chemin, requete] = (await allerChezPsc(navigateur, 'elle')).split('?')
    const parametres = new URLSearchParams(requete)
    changer(parametres)
    expect((await navigateur.get(`${chemin}?${parametres}`)).statut).toBe(statut)
    expect(navigateur.cookies.has('session')).toBe(false)
  })
})

describe('what the base keeps of a departure', () => {
  test('digests, from which nothing of the exchange can be redone', async () => {
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    const { vers } = await navigateur.get(cheminsPsc.depart)
    const { searchParams } = new URL(vers ?? '')
    const lignes = await essai.base.selectFrom('psc_essai').selectAll().execute()
    const tout = JSON.stringify(
      lignes.map(l => ({
        ...l,
        etat: l.etat_empreinte?.toString('base64url'),
        nav: l.navigateur_empreinte?.toString('base64url'),
      })),
    )
    for (const secret of [
      searchParams.get('state'),
      searchParams.get('nonce'),
      navigateur.cookies.get('psc'),
    ])
      expect(tout).not.toContain(secret ?? 'absent')
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('acr_values')).toBe('eidas1')
    expect(searchParams.get('scope')).toBe('openid scope_all')
  })
})

describe('too many from one address', () => {
  async function epuiser(adresse: string, maintenant: Date) {
    for (let n = 0; n < essaisPermis; n++) {
      const depart = { etat: `${adresse} ${n}`, navigateur: 'n', suite: '/', compteId: null }
      await noterDepart(essai.base, depart, { maintenant, origine: { adresse } })
    }
  }

  test('departures are refused until the oldest is forgotten, from there only', async () => {
    const { client, services } = applicationPsc(essai.base, [elle])
    await epuiser('192.0.2.1', services.horloge())
    const refus = await client('192.0.2.1').get(cheminsPsc.depart)
    expect(refus.statut).toBe(429)
    expect(refus.entetes.get('retry-after')).toBe('900')
    expect(refus.texte).toContain('Trop de connexions')
    expect((await client('192.0.2.2').get(cheminsPsc.depart)).statut).toBe(302)
    services.horloge.avancer(16 / 1440)
    expect((await client('192.0.2.1').get(cheminsPsc.depart)).statut).toBe(302)
  })

  test('returns that nobody asked for count too', async () => {
    const { client, services } = applicationPsc(essai.base, [elle])
    await epuiser('192.0.2.3', services.horloge())
    expect((await client('192.0.2.3').get(`${cheminsPsc.retour}?state=x`)).statut).toBe(429)
    const perdu = client('192.0.2.4')
    for (let n = 0; n < essaisPermis; n++) await perdu.get(`${cheminsPsc.retour}?state=x`)
    expect((await perdu.get(cheminsPsc.depart)).statut).toBe(429)
  })

  test('whoever comes back is no failure', async () => {
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client('192.0.2.5')
    await navigateur.get(await allerChezPsc(navigateur, 'elle'))
    const lignes = await essai.base
      .selectFrom('psc_essai')
      .select('abouti')
      .where('adresse', '=', '192.0.2.5')
      .execute()
    expect(lignes).toEqual([{ abouti: true }])
  })
})
