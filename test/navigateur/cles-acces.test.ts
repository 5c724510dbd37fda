import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assembler } from '#src/application.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { defauts } from './defauts.ts'
import { accepterLesConditions, ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const essai = baseDeTest()
const courriel = 'claire.petit@ch.example'
const panneau = '/administration/mon-compte/connexion'
const etat = {} as { navigateur: Browser; serveur: ReturnType<typeof serve>; origine: string }

beforeAll(async () => {
  // keys are bound to the address of the site: it must be known before the site is made
  const site: { repondre?: (requete: Request) => Response | Promise<Response> } = {}
  etat.serveur = serve({
    fetch: requete => site.repondre?.(requete) ?? new Response(null, { status: 503 }),
    port: 0,
    hostname: '127.0.0.1',
  })
  await new Promise(pret => etat.serveur.once('listening', pret))
  // browsers know no passkey of a bare IP address
  etat.origine = `http://localhost:${(etat.serveur.address() as AddressInfo).port}`
  const services = servicesDeTest(essai.base, { variables: { URL_PUBLIQUE: etat.origine, DEMO: '0' } })
  const app = creerServeur({
    services,
    tranches: await assembler(services.config),
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  site.repondre = requete => app.fetch(requete)
  await unCompte(essai.base, { courriel })
  etat.navigateur = await ouvrirNavigateur()
})
afterAll(async () => {
  await etat.navigateur?.close()
  etat.serveur?.close()
})

type Options = NonNullable<Parameters<typeof ouvrirPage>[1]>

/**
 * A browser with a device that holds keys, as Chromium's own tests plug one in. The device answers at once whatever
 * it is asked: unless `remplissage`, browsers do not propose keys while one fills the address, or nobody could press.
 */
async function ouvrir({ remplissage, ...options }: Options & { remplissage?: boolean } = {}) {
  const page = await ouvrirPage(etat.navigateur, {
    baseURL: etat.origine,
    reducedMotion: 'reduce',
    ...options,
  })
  if (!remplissage)
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false
    })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { page, cdp, appareil: authenticatorId }
}

const bouton = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function seConnecterParMotDePasse(page: Page) {
  await page.goto('/connexion')
  await page.fill('[name=courriel]', courriel)
  await page.fill('[name=motDePasse]', motDePasseDeTest)
  await bouton(page, 'Se connecter').click()
  await page.waitForURL(/\/$|\/cgu/)
  if (page.url().includes('/cgu/')) await accepterLesConditions(page)
}

async function demanderLaCle(page: Page) {
  await page.goto(panneau)
  await page.getByRole('link', { name: 'Ajouter une clé d’accès' }).click()
  await page.fill('[name=motDePasse]', motDePasseDeTest)
  await bouton(page, 'Continuer').click()
  await bouton(page, 'Créer la clé d’accès').waitFor()
}

async function seDeconnecter(page: Page) {
  await page.context().clearCookies()
  await page.goto('/connexion')
}

const refusDit = (page: Page, hasText: string) => page.locator('[role=alert]:visible', { hasText }).waitFor()
const annulee = 'annulée, ou le temps est écoulé'

describe('with a device that holds keys', () => {
  it('adds one in Mon compte, signs out, and signs in with it alone', async () => {
    const { page, cdp, appareil } = await ouvrir()
    await seConnecterParMotDePasse(page)
    await demanderLaCle(page)
    await bouton(page, 'Créer la clé d’accès').click()
    await page.waitForURL(panneau)
    expect(await page.locator('#cles-acces').innerText()).toContain('sur Linux')
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: appareil })
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])

    await seDeconnecter(page)
    await bouton(page, 'Se connecter avec une clé d’accès').click()
    await page.waitForURL('/')
    await page.goto(panneau)
    expect(await page.locator('main').innerText()).toContain('Clé d’accès')

    // the device knows that this account already has its key
    await demanderLaCle(page)
    await bouton(page, 'Créer la clé d’accès').click()
    await refusDit(page, 'Cet appareil a déjà une clé d’accès')
    await page.context().close()
  })

  it('refuses when the owner is not recognised, says so, and lets try again', async () => {
    const { page, cdp, appareil } = await ouvrir()
    await seConnecterParMotDePasse(page)
    await demanderLaCle(page)
    const reconnu = (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId: appareil, isUserVerified })
    await reconnu(false)
    await bouton(page, 'Créer la clé d’accès').click()
    await refusDit(page, annulee)
    await reconnu(true)
    await bouton(page, 'Créer la clé d’accès').click()
    await page.waitForURL(panneau)

    await seDeconnecter(page)
    await reconnu(false)
    await bouton(page, 'Se connecter avec une clé d’accès').click()
    await refusDit(page, annulee)
    await reconnu(true)
    await bouton(page, 'Se connecter avec une clé d’accès').click()
    await page.waitForURL('/')
    await page.context().close()
  })

  it('is proposed where the browser fills the address', async () => {
    const { page } = await ouvrir({ remplissage: true })
    await seConnecterParMotDePasse(page)
    await demanderLaCle(page)
    await bouton(page, 'Créer la clé d’accès').click()
    await page.waitForURL(panneau)
    await page.context().clearCookies()
    await page.goto('/connexion', { waitUntil: 'commit' })
    await page.waitForURL('/')
    await page.context().close()
  })

  it('reads a new challenge when the page has been open for long', async () => {
    const { page, cdp, appareil } = await ouvrir()
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: appareil, isUserVerified: false })
    await page.goto('/connexion')
    const defi = () => page.locator('cle-acces[data-geste]').getAttribute('data-options')
    const avant = await defi()
    await page.evaluate(() => {
      const ici = performance.now.bind(performance)
      performance.now = () => ici() + 3_600_000
    })
    await bouton(page, 'Se connecter avec une clé d’accès').click()
    await refusDit(page, annulee)
    expect(await defi()).not.toBe(avant)
    await page.context().close()
  })
})

describe('without', () => {
  it('no JavaScript: the sign-in page shows no button, and Mon compte says why', async () => {
    const page = await ouvrirPage(etat.navigateur, { baseURL: etat.origine, javaScriptEnabled: false })
    await page.goto('/connexion')
    expect(await bouton(page, 'Se connecter avec une clé d’accès').count()).toBe(0)
    await seConnecterParMotDePasse(page)
    await page.goto('/administration/mon-compte/cles-acces/ajouter')
    expect(await page.locator('main').innerText()).toContain('ne permet pas d’ajouter une clé d’accès')
    expect(await bouton(page, 'Continuer').count()).toBe(0)
    await page.context().close()
  })
})

describe.each<[string, Options]>([
  ['on a phone, dark', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' }],
  ['on a desk, light', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
])('%s', (_, ecran) => {
  it('every page of keys is accessible and fits', async () => {
    const { page } = await ouvrir(ecran)
    const controler = async () => {
      expect(await defauts(page)).toEqual([])
      expect(await page.locator('h1').count()).toBe(1)
    }
    await page.goto('/connexion')
    await controler()
    await seConnecterParMotDePasse(page)
    await page.goto('/administration/mon-compte/cles-acces/ajouter')
    await controler()
    await bouton(page, 'Continuer').click()
    await controler()
    await demanderLaCle(page)
    await controler()
    await bouton(page, 'Créer la clé d’accès').click()
    await page.waitForURL(panneau)
    await controler()
    await page.locator('#cles-acces tbody a').first().click()
    await page.getByRole('heading', { name: 'Retirer' }).waitFor()
    await controler()
    await page.context().close()
  }, 120_000)
})
