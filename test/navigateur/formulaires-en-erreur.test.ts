import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { defauts } from './defauts.ts'
import { ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const demo = applicationDeDemo()
const etat: { navigateur?: Browser } = {}

beforeAll(async () => {
  etat.navigateur = await ouvrirNavigateur()
})
afterAll(() => etat.navigateur?.close())

async function pageDuReferent(largeur: number): Promise<Page> {
  if (!etat.navigateur) throw new Error('navigateur absent')
  const page = await ouvrirPage(etat.navigateur, {
    baseURL: demo.origine,
    viewport: { width: largeur, height: 800 },
    reducedMotion: 'reduce',
  })
  await page.goto('/demo')
  await page.locator('form:has(input[name="compte"][value="referent"]) button').click()
  await page.waitForURL('/')
  return page
}

const administration = '/administration'
const formulaire = (page: Page) => page.locator('main form[method="post"]').first()

/** Leaves a form as somebody in a hurry would: what was asked is empty or wrong. */
const parcours: Record<string, (page: Page) => Promise<unknown>> = {
  'creating: a shared address': async page => {
    await page.goto(`${administration}/utilisateurs/creer`)
    await page.locator('main [name=courriel]').fill('secretariat@ch-clapassiers.example')
    await envoyer(page)
  },
  'creating: nobody named': async page => {
    await page.goto(`${administration}/utilisateurs/creer`)
    await page.locator('main [name=courriel]').fill('quelqu.un@ch-clapassiers.example')
    await envoyer(page)
    await page.locator('main [name=rpps]').fill('12345678901')
    await envoyer(page)
  },
  'giving: no profil': async page => {
    await page.goto(`${administration}/utilisateurs?q=ait+ahmed`)
    await page.locator('tbody a.lien-ligne').first().click()
    await page.getByRole('link', { name: 'Attribuer une habilitation' }).last().click()
    await envoyer(page)
  },
  'ending: no reason': async page => {
    await page.goto(`${administration}/utilisateurs?q=ait+ahmed`)
    await page.locator('tbody a.lien-ligne').first().click()
    await page
      .getByRole('link', { name: /^Terminer/ })
      .first()
      .click()
    await envoyer(page)
  },
  'own account: no name': async page => {
    await page.goto(`${administration}/mon-compte`)
    await page.locator('main [name=nom]').fill('')
    await envoyer(page)
  },
}

async function envoyer(page: Page) {
  await formulaire(page).evaluate(f => f.setAttribute('novalidate', ''))
  await formulaire(page).locator('button.bouton').first().click()
  await page.waitForLoadState()
}

describe.each([
  ['a phone', 320],
  ['a desk', 1280],
])('a form sent too early, on %s', (_, largeur) => {
  it.each(Object.entries(parcours))(
    '%s: the summary has the focus and leads to the field, axe finds nothing',
    async (_, aller) => {
      const page = await pageDuReferent(largeur)
      await aller(page)
      const resume = page.locator('.resume-erreurs')
      expect(await resume.innerText()).toMatch(/à corriger/)
      expect(await page.evaluate(() => document.activeElement?.closest('.resume-erreurs') !== null)).toBe(
        true,
      )
      expect(await defauts(page)).toEqual([])
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^champ-/)
      await page.context().close()
    },
    60_000,
  )
})

describe('by keyboard alone', () => {
  it('finds somebody, gives a right, and sees it said', async () => {
    const page = await pageDuReferent(1280)
    const jusqua = async (voulu: RegExp) => {
      for (let pas = 0; pas < 120; pas++) {
        await page.keyboard.press('Tab')
        const dit = await page.evaluate(() => {
          const e = document.activeElement
          const etiquette = e instanceof HTMLInputElement ? e.labels?.[0]?.textContent : e?.textContent
          return e?.getAttribute('aria-label') ?? etiquette ?? ''
        })
        if (voulu.test(dit)) return
      }
      throw new Error(`rien au clavier ne dit ${voulu}`)
    }
    await jusqua(/Rechercher un utilisateur, une structure/)
    await page.keyboard.type('aït ahmed')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/)
    await jusqua(/Karim Aït Ahmed/)
    // the box of the row comes first, then the row itself
    await jusqua(/Karim Aït Ahmed/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/utilisateurs\/[0-9a-f-]{36}/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await jusqua(/^\+?Attribuer une habilitation$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/attribuer\?compte=/)
    await jusqua(/^VT SAN – Demandeur envoi/)
    await page.keyboard.press('Space')
    await jusqua(/^Vérifier$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/verifier/)
    await jusqua(/^Attribuer jusqu’au/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/administration\/(?!.*verifier)/)
    expect(await page.locator('.flash').innerText()).toMatch(/attribuée/)
    await page.context().close()
  }, 60_000)
})
