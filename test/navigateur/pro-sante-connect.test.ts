import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { motDePasseDemo, personnages } from '#demo/personnages.ts'
import { identitesDeDemo } from '#demo/pro-sante-connect/identites.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { travailler } from '#test/socle/travailler.ts'
import { defauts } from './defauts.ts'
import { accepterLesConditions, ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const demo = applicationDeDemo()
const etat: { navigateur?: Browser } = {}
beforeAll(async () => {
  etat.navigateur = await ouvrirNavigateur()
})
afterAll(() => etat.navigateur?.close())

const telephone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }

async function nouvellePage(options = {}): Promise<Page> {
  if (!etat.navigateur) throw new Error('navigateur absent')
  return ouvrirPage(etat.navigateur, { baseURL: demo.origine, reducedMotion: 'reduce', ...options })
}

/** From the sign-in page to the double, there whoever is chosen, and back. */
async function presenterSaCarte(page: Page, qui: RegExp) {
  await page.goto('/connexion')
  await page.getByRole('link', { name: 'Se connecter avec Pro Santé Connect' }).click()
  await page.getByRole('button', { name: qui }).click()
}

const titre = (page: Page) => page.locator('h1').innerText()
const texte = async (page: Page) => (await page.locator('body').innerText()).replace(/[\u00A0\u202F]/g, ' ')

async function sansDefaut(page: Page): Promise<void> {
  expect(await defauts(page)).toEqual([])
  expect(await page.locator('h1').count()).toBe(1)
}

async function lienRecu(destinataire: string): Promise<string> {
  const { base } = demo.services
  const { texte: corps } = await base
    .selectFrom('courriel')
    .select('texte')
    .where('destinataire', '=', destinataire)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return new URL(/https?:\/\/\S+/.exec(corps)?.[0] ?? '').pathname
}

describe.each([
  ['with JavaScript', { javaScriptEnabled: true }],
  ['without JavaScript', { javaScriptEnabled: false }],
])('Pro Santé Connect in the browser, %s', (_, options) => {
  it('somebody whose RPPS number is known is in, and out again, here and there', async () => {
    const page = await nouvellePage(options)
    await presenterSaCarte(page, /Nguyen/)
    // the account is one for the two journeys
    if (options.javaScriptEnabled) await accepterLesConditions(page)
    await page.waitForURL('/')
    expect(await texte(page)).toContain('Minh Nguyen')

    await page.locator('.menu-compte summary').click()
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL(/pro-sante-connect\/.*logout/)
    await page.getByRole('button', { name: 'Me déconnecter' }).click()
    await page.waitForURL('/connexion')
    expect(await texte(page)).toContain('Vous êtes déconnecté, de Pro Santé Connect aussi.')
    await page.context().close()
  })

  it('somebody gives up and is told how to go on', async () => {
    const page = await nouvellePage(options)
    await presenterSaCarte(page, /Annuler/)
    expect(await titre(page)).toBe('Connexion abandonnée')
    await page.getByRole('link', { name: 'Recommencer' }).click()
    expect(await titre(page)).toContain('Qui êtes-vous')
    await page.context().close()
  })
})

describe('somebody whom Pro Santé Connect proves and nobody knows', () => {
  const courriel = personnages.find(({ cle }) => cle === 'referent-seul')?.courriel ?? ''

  it('learns how to get an account, or links theirs by the mail they get, then signs in directly', async () => {
    const page = await nouvellePage(telephone)
    await page.goto('/connexion')
    await sansDefaut(page)
    await presenterSaCarte(page, /Morvan/)
    await page.waitForURL(/inconnu$/)
    const [, inconnue] = await identitesDeDemo(demo.services.base)
    expect(await texte(page)).toContain(inconnue?.identifiant.slice(1))
    await sansDefaut(page)

    await page.getByLabel('Adresse électronique professionnelle').fill(courriel)
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await page.waitForURL(/lien-envoye$/)
    await sansDefaut(page)
    await travailler(
      demo.services,
      demo.tranches.flatMap(({ travaux = [] }) => travaux),
    )

    await page.goto(await lienRecu(courriel))
    await sansDefaut(page)
    await page.getByRole('button', { name: 'Associer et me connecter' }).click()
    await accepterLesConditions(page)

    const ailleurs = await nouvellePage()
    await presenterSaCarte(ailleurs, /Morvan/)
    await ailleurs.waitForURL('/')
    expect(await texte(ailleurs)).toContain('Hélène Rouquette')
    await ailleurs.context().close()

    await page.goto('/administration/mon-compte/connexion')
    await sansDefaut(page)
    await page.getByRole('link', { name: 'Dissocier Pro Santé Connect' }).click()
    await sansDefaut(page)
    await page.getByLabel('Votre mot de passe').fill(motDePasseDemo)
    await page.getByRole('button', { name: 'Dissocier Pro Santé Connect' }).click()
    await page.waitForURL(/connexion$/)

    await page.getByRole('link', { name: 'Associer Pro Santé Connect' }).click()
    await sansDefaut(page)
    await page.getByRole('button', { name: /Morvan/ }).click()
    await page.waitForURL(/mon-compte\/pro-sante-connect$/)
    await sansDefaut(page)
    await page.getByLabel('Votre mot de passe').fill(motDePasseDemo)
    await page.getByRole('button', { name: 'Associer à mon compte' }).click()
    await page.waitForURL(/mon-compte\/connexion$/)
    expect(await texte(page)).toContain('Pro Santé Connect est associé à votre compte.')
    await page.context().close()
  }, 240_000)

  it('a failure has a page that stands', async () => {
    const page = await nouvellePage(telephone)
    await page.goto('/connexion/pro-sante-connect/retour?state=x&code=y')
    expect(await titre(page)).toBe('Cette connexion n’est plus valable')
    await sansDefaut(page)
    await page.context().close()
  })
})
