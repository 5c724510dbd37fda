import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { motDePasseDemo, personnages } from '#demo/personnages.ts'
import { codeA } from '#src/comptes/facteurs/application/totp.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { defauts } from './defauts.ts'
import { accepterLesConditions, ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const etat: { navigateur?: Browser } = {}
beforeAll(async () => {
  etat.navigateur = await ouvrirNavigateur()
})
afterAll(() => etat.navigateur?.close())

type Courriel = { destinataire: string; texte: string }

/** The code that the last mail to this person bears, as the local mailbox shows it. */
async function codeRecu(origine: string, destinataire: string): Promise<string> {
  const courriels = (await (await fetch(`${origine}/demo/courriels.json`)).json()) as Courriel[]
  const texte =
    courriels.find(c => c.destinataire === destinataire && c.texte.includes('code :'))?.texte ?? ''
  return /code : (\d{3} \d{3})/.exec(texte)?.[1] ?? ''
}

/** The key written under the image, as bytes: what a phone keeps. */
function enOctets(cle: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...cle.replaceAll(' ', '')]
    .map(l => alphabet.indexOf(l).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], octet => Number.parseInt(octet, 2))
}

/** One already used is refused, and the next one is accepted 30 seconds early: nothing to wait for. */
const code = (secret: Uint8Array, pasDePlus: number) =>
  codeA(secret, new Date(Date.now() + pasDePlus * 30_000))

describe.each([
  ['with JavaScript', true, 'referent'],
  ['without JavaScript', false, 'co-referent'],
])('second factors, %s', (_, javaScriptEnabled, cle) => {
  const demo = applicationDeDemo({ SECOND_FACTEUR: 'obligatoire' })
  const courriel = personnages.find(p => p.cle === cle)?.courriel ?? ''
  const garde: { secret?: Uint8Array; codes: string[]; page?: Page } = { codes: [] }

  async function nouvelAppareil(): Promise<Page> {
    if (!etat.navigateur) throw new Error('navigateur absent')
    return ouvrirPage(etat.navigateur, { baseURL: demo.origine, javaScriptEnabled, reducedMotion: 'reduce' })
  }
  const valider = (page: Page, nom: string) =>
    page.locator('main').getByRole('button', { name: nom, exact: true }).click()
  const lien = (page: Page, nom: string) => page.locator('main').getByRole('link', { name: nom }).click()
  async function motDePasse(page: Page, suite = '') {
    await page.goto(`/connexion${suite}`)
    await page.fill('main [name=courriel]', courriel)
    await page.fill('main [name=motDePasse]', motDePasseDemo)
    await valider(page, 'Se connecter')
  }
  /** axe needs scripts: without them, what is checked is that the journey stands. */
  async function sansDefaut(page: Page, titre: string) {
    await page.getByRole('heading', { level: 1, name: titre }).waitFor()
    expect(await page.locator('h1').count()).toBe(1)
    if (!javaScriptEnabled) return
    expect(await defauts(page)).toEqual([])
  }

  it('first sign-in: a code by e-mail, then one is guided to an application and its recovery codes', async () => {
    const page = await nouvelAppareil()
    await motDePasse(page, '?suite=/administration/mes-referents')
    await page.waitForURL('/connexion/second-facteur')
    await sansDefaut(page, 'Vérifier que c’est bien vous')
    await page.fill('main [name=code]', await codeRecu(demo.origine, courriel))
    await valider(page, 'Continuer')
    await accepterLesConditions(page, '/second-facteur?suite=%2Fadministration%2Fmes-referents')
    await sansDefaut(page, 'Protéger mon compte')

    await lien(page, 'Application d’authentification')
    await sansDefaut(page, 'Ajouter une application')
    garde.secret = enOctets(await page.locator('.cle-lisible').innerText())
    await page.fill('main [name=code]', code(garde.secret, 0))
    await page.fill('main [name=nom]', 'Téléphone de service')
    await valider(page, 'Ajouter l’application')
    await sansDefaut(page, 'Codes de secours')
    await valider(page, 'Créer mes codes')
    await sansDefaut(page, 'Vos codes de secours')
    garde.codes = await page.locator('.codes-secours code').allInnerTexts()
    expect(garde.codes).toHaveLength(10)
    await lien(page, 'J’ai gardé mes codes')
    await page.waitForURL('/administration/mes-referents')
    await page.context().close()
  }, 60_000)

  it('signs in with the application, and is trusted on this device the next time', async () => {
    const page = await nouvelAppareil()
    garde.page = page
    await motDePasse(page)
    await page.fill('main [name=code]', '12')
    await valider(page, 'Continuer')
    expect(await page.locator('.resume-erreurs').innerText()).toContain('Ce code n’est pas le bon')
    await sansDefaut(page, 'Vérifier que c’est bien vous')
    await page.fill('main [name=code]', code(garde.secret as Uint8Array, 1))
    await page.locator('main [name=seSouvenir]').check()
    await valider(page, 'Continuer')
    await page.waitForURL('/')
    await page.context().clearCookies({ name: 'session' })
    await motDePasse(page)
    await page.waitForURL('/')
  }, 60_000)

  it('« Mon compte » lists the factor and the device; without trust the code is asked again', async () => {
    const page = garde.page as Page
    await page.goto('/administration/mon-compte/connexion')
    const texte = (await page.locator('main').innerText()).replace(/[\u00A0\u202F]/g, ' ')
    expect(texte).toContain('Téléphone de service')
    expect(texte).toContain('Il vous reste 10 codes de secours')
    await sansDefaut(page, 'Mon compte')
    await lien(page, 'Renommer ou retirer Téléphone de service')
    await sansDefaut(page, 'Téléphone de service')
    await page.goBack()
    await page
      .locator('#appareils')
      .getByRole('button', { name: /^Ne plus faire confiance/ })
      .click()
    await page.context().clearCookies({ name: 'session' })
    await motDePasse(page)
    await page.waitForURL('/connexion/second-facteur')
  }, 60_000)

  it('a recovery code replaces the telephone, once', async () => {
    const page = garde.page as Page
    await lien(page, 'Code de secours')
    await sansDefaut(page, 'Vérifier que c’est bien vous')
    await page.fill('main [name=code]', (garde.codes[0] ?? '').toLowerCase().replaceAll('-', ' '))
    await valider(page, 'Continuer')
    await page.waitForURL('/')
    await page.context().clearCookies({ name: 'session' })
    await motDePasse(page)
    await lien(page, 'Code de secours')
    await page.fill('main [name=code]', garde.codes[0] ?? '')
    await valider(page, 'Continuer')
    expect(await page.locator('.resume-erreurs').innerText()).toContain('déjà servi')
  }, 60_000)

  it('a code by e-mail, asked for, opens too', async () => {
    const page = garde.page as Page
    await lien(page, 'Code par courriel')
    await sansDefaut(page, 'Vérifier que c’est bien vous')
    await valider(page, 'Recevoir le code')
    await page.waitForURL('/connexion/second-facteur?par=courriel')
    await page.fill('main [name=code]', await codeRecu(demo.origine, courriel))
    await valider(page, 'Continuer')
    await page.waitForURL('/')
    await page.context().close()
  }, 60_000)
})
