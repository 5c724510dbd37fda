import { describe, expect, test } from 'vitest'
import { alaPlace } from '#test/comptes/derangements.ts'
import {
  applicationPsc,
  cheminDe,
  identite,
  type Navigateur,
  presenterSaCarte,
} from '#test/comptes/pro-sante-connect.ts'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe, type ReponseClient } from '#test/socle/client.ts'
import { enfermer, rouvrir } from './coffre.ts'

const essai = baseDeTest()
const elle = identite()

/** Where the page of sign-out leads by itself. */
const suiteDe = ({ entetes }: ReponseClient) =>
  new URL(/url=(.*)$/.exec(entetes.get('refresh') ?? '')?.[1] ?? '')

async function quitterPsc(navigateur: Navigateur, sortie: URL): Promise<ReponseClient> {
  const page = await navigateur.get(sortie.pathname + sortie.search)
  const action = new URL(/action="([^"]*)"/.exec(page.texte)?.[1] ?? '').pathname
  return navigateur.post(action, { xsrf: champDe(page.texte, 'xsrf'), logout: 'yes' })
}

describe('signing out of a session that Pro Santé Connect opened', () => {
  test('the session is closed here, then there, and one comes back', async () => {
    await unCompte(essai.base, { nom: 'Le Bihan', prenom: 'Gaëlle', rpps: elle.identifiant.slice(1) })
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    await presenterSaCarte(navigateur)
    const jeton = navigateur.cookies.get('session') ?? ''
    const page = await navigateur.post('/deconnexion')
    expect(page.texte).toContain('Vous êtes déconnecté de ViaTrajectoire')
    navigateur.cookies.set('session', jeton)
    expect((await navigateur.get('/')).vers).toBe('/connexion')

    const sortie = suiteDe(page)
    expect(sortie.searchParams.get('id_token_hint')).toMatch(/^ey/)
    const retour = await quitterPsc(navigateur, sortie)
    const accueil = await navigateur.suivre(await navigateur.get(cheminDe(retour)))
    expect(accueil.texte).toContain('Vous êtes déconnecté, de Pro Santé Connect aussi.')
    // the return says it once, and only to who had left
    expect((await client().get(cheminDe(retour))).entetes.getSetCookie()).toEqual([])
  })

  test('the base alone does not give the token back', async () => {
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    await presenterSaCarte(navigateur)
    const gardes = await essai.base.selectFrom('psc_session').selectAll().execute()
    const { jeton_chiffre } = gardes.at(-1) ?? {}
    if (!jeton_chiffre) throw new Error('rien de gardé')
    expect(jeton_chiffre.toString('latin1')).not.toContain('eyJ')
    expect(rouvrir(jeton_chiffre, navigateur.cookies.get('session') ?? '')).toMatch(/^eyJ/)
    expect(() => rouvrir(jeton_chiffre, 'un autre jeton')).toThrow()
  })

  test('the provider being down does not keep anybody in', async () => {
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    await presenterSaCarte(navigateur)
    const enPanne = applicationPsc(essai.base, [elle], {
      amenager: alaPlace('/openid-configuration', ctx => {
        ctx.status = 502
      }),
    }).client()
    enPanne.cookies.set('session', navigateur.cookies.get('session') ?? '')
    expect(await enPanne.post('/deconnexion')).toMatchObject({ statut: 303, vers: '/connexion' })
  })

  test('a session opened by password leaves for nowhere', async () => {
    await unCompte(essai.base, { courriel: 'par.mot.de.passe@ch.example' })
    const navigateur = applicationPsc(essai.base, []).client()
    await navigateur.post('/connexion', {
      courriel: 'par.mot.de.passe@ch.example',
      motDePasse: motDePasseDeTest,
    })
    expect(await navigateur.post('/deconnexion')).toMatchObject({ statut: 303, vers: '/connexion' })
  })
})

describe('the strongbox', () => {
  test('notices a changed byte, and never locks twice alike', () => {
    const [un, deux] = [enfermer('le texte', 'secret'), enfermer('le texte', 'secret')]
    expect(un.equals(deux)).toBe(false)
    expect(rouvrir(un, 'secret')).toBe('le texte')
    un[un.length - 1] = (un.at(-1) ?? 0) ^ 1
    expect(() => rouvrir(un, 'secret')).toThrow()
  })
})
