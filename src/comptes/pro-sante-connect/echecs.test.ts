import { describe, expect, test } from 'vitest'
import {
  alaPlace,
  apres,
  autreCle,
  type Derangement,
  dansSecondes,
  jetonChange,
  jetonSous,
  userinfoChange,
} from '#test/comptes/derangements.ts'
import { applicationPsc, identite, presenterSaCarte } from '#test/comptes/pro-sante-connect.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { cheminsPsc } from './chemins.ts'

const essai = baseDeTest()
const elle = identite()

const repondre =
  (statut: number, type: string, corps: string) => (ctx: { status: number; type: string; body: unknown }) => {
    ctx.status = statut
    ctx.type = type
    ctx.body = corps
  }
const indisponible = [503, 'Pro Santé Connect ne répond pas'] as const
const nonConforme = [400, 'La réponse de Pro Santé Connect n’a pas pu être vérifiée'] as const
const horloge = [503, 'Les horloges ne concordent pas'] as const

const derangements: [string, Derangement, readonly [number, string]][] = [
  ['another nonce', jetonChange({ nonce: 'celui d’un autre' }), nonConforme],
  ['another issuer in the token', jetonChange({ iss: 'https://ailleurs.example' }), nonConforme],
  ['a token for another service', jetonChange({ aud: 'un-autre' }), nonConforme],
  ['a token signed by another key', jetonChange({}, autreCle), nonConforme],
  ['an unsigned token', jetonSous('none'), nonConforme],
  ['a token under the secret we share', jetonSous('HS256', 'un secret que deux connaissent'), nonConforme],
  ['an expired token', jetonChange({ exp: dansSecondes(-120) }), horloge],
  ['a clock ahead', jetonChange({ iat: dansSecondes(300), exp: dansSecondes(600) }), horloge],
  ['a token not yet valid', jetonChange({ nbf: dansSecondes(300) }), horloge],
  ['too low a level', jetonChange({ acr: 'eidas0' }), [403, 'assez fortement']],
  ['no level at all', jetonChange({ acr: undefined }), [403, 'assez fortement']],
  [
    'no ID token',
    apres('/token', ctx => {
      ctx.body = { access_token: 'a', token_type: 'Bearer' }
    }),
    nonConforme,
  ],
  [
    'a code already used there',
    alaPlace('/token', repondre(400, 'json', '{"error":"invalid_grant"}')),
    [400, 'n’est plus valable'],
  ],
  [
    'our own secret refused',
    alaPlace('/token', repondre(401, 'json', '{"error":"invalid_client"}')),
    [403, 'a refusé'],
  ],
  ['a token endpoint that breaks', alaPlace('/token', repondre(500, 'text', 'oups')), indisponible],
  [
    'a token endpoint that answers nonsense',
    alaPlace('/token', repondre(200, 'json', '{"access_token":')),
    indisponible,
  ],
  [
    'a token endpoint behind a portal',
    alaPlace('/token', repondre(200, 'html', '<p>Connectez-vous au réseau</p>')),
    indisponible,
  ],
  [
    'a connection cut',
    alaPlace('/token', ctx => {
      ctx.req.socket.destroy()
    }),
    indisponible,
  ],
  ['keys that cannot be read', alaPlace('/certs', repondre(503, 'text', '')), indisponible],
  [
    'a userinfo of somebody else',
    apres('/userinfo', ctx => {
      Object.assign(ctx.body as object, { sub: 'f:x:800000000000' })
    }),
    nonConforme,
  ],
  [
    'a userinfo that names nobody',
    apres('/userinfo', ctx => {
      Object.assign(ctx.body as object, { SubjectNameID: '', preferred_username: '' })
    }),
    nonConforme,
  ],
  ['a userinfo cut short', alaPlace('/userinfo', repondre(200, 'json', '{"sub":"f')), indisponible],
  [
    'a userinfo refused',
    alaPlace('/userinfo', ctx => {
      ctx.status = 401
      ctx.set('www-authenticate', 'Bearer error="invalid_token"')
    }),
    [403, 'a refusé'],
  ],
]

describe('whatever the provider does wrong, a page says what to do and nobody is in', () => {
  test.each(derangements)('%s', async (_, amenager, [statut, titre]) => {
    await unCompte(essai.base, { nom: 'Le Bihan', prenom: 'Gaëlle', rpps: elle.identifiant.slice(1) }).catch(
      () => undefined,
    )
    const { client } = applicationPsc(essai.base, [elle], { amenager })
    const navigateur = client()
    const retour = await presenterSaCarte(navigateur)
    expect(retour.statut).toBe(statut)
    expect(retour.texte).toContain(titre)
    expect(retour.texte).toContain('Recommencer')
    expect(navigateur.cookies.has('session')).toBe(false)
  })

  test.each([
    ['signed by another key', userinfoChange({}, autreCle)],
    ['of somebody else', userinfoChange({ sub: 'f:x:800000000000' })],
    ['meant for another service', userinfoChange({ aud: 'un-autre' })],
  ])('a signed userinfo %s', async (_, amenager) => {
    const { client } = applicationPsc(essai.base, [elle], { amenager, userinfoSigne: true })
    const retour = await presenterSaCarte(client())
    expect(retour.statut).toBe(nonConforme[0])
    expect(retour.texte).toContain(nonConforme[1])
  })

  test.each(['/token', '/userinfo', '/certs', '/openid-configuration'])(
    'an answer of %s that never comes is not waited for',
    async chemin => {
      const amenager = alaPlace(chemin, () => new Promise(() => {}))
      const { client } = applicationPsc(essai.base, [elle], { amenager, delaiSecondes: 1 })
      const navigateur = client()
      // started beforehand: only its answers are timed
      await navigateur.get('/double/')
      const depart = await navigateur.get(cheminsPsc.depart)
      expect(depart.statut).toBe(chemin === '/openid-configuration' ? 503 : 302)
      const reponse = depart.statut === 302 ? await presenterSaCarte(navigateur) : depart
      expect(reponse.statut).toBe(503)
      expect(reponse.texte).toContain(indisponible[1])
    },
  )

  test('the person gives up', async () => {
    const { client } = applicationPsc(essai.base, [elle])
    const retour = await presenterSaCarte(client(), 'personne')
    expect(retour.statut).toBe(403)
    expect(retour.texte).toContain('Connexion abandonnée')
  })

  test.each([
    ['is down', alaPlace('/openid-configuration', repondre(502, 'text', ''))],
    ['answers nonsense', alaPlace('/openid-configuration', repondre(200, 'json', '[1,'))],
  ])('a provider that %s when one leaves: the sign-in page still stands', async (_, amenager) => {
    const { client } = applicationPsc(essai.base, [elle], { amenager })
    const depart = await client().get(cheminsPsc.depart)
    expect(depart.statut).toBe(503)
    expect(depart.texte).toContain(indisponible[1])
    expect((await client().get('/connexion')).statut).toBe(200)
  })

  test('a discovery that names another issuer is a lie', async () => {
    const amenager = apres('/openid-configuration', ctx => {
      Object.assign(ctx.body as object, { issuer: 'https://ailleurs.example' })
    })
    const { client } = applicationPsc(essai.base, [elle], { amenager })
    const depart = await client().get(cheminsPsc.depart)
    expect(depart.statut).toBe(400)
    expect(depart.texte).toContain(nonConforme[1])
  })
})
