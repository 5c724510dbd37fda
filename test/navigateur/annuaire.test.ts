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

async function ouvrir(options: Parameters<typeof ouvrirPage>[1]) {
  if (!etat.navigateur) throw new Error('navigateur absent')
  const page = await ouvrirPage(etat.navigateur, {
    baseURL: demo.origine,
    reducedMotion: 'reduce',
    ...options,
  })
  const plaintes: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' && !/Permissions-Policy/.test(message.text()))
      plaintes.push(message.text())
  })
  page.on('pageerror', erreur => plaintes.push(String(erreur)))
  return { page, plaintes }
}

const sansDefaut = async (page: Page) => expect(await defauts(page)).toEqual([])

describe('a family looks for an EHPAD', () => {
  it.each([
    ['on a phone, at night', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
    ['at a desk', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
  ] as const)(
    '%s: search, map, page, what is left to pay',
    async (_, ecran) => {
      const { page, plaintes } = await ouvrir(ecran)
      await page.goto('/annuaire')
      await sansDefaut(page)
      await page.getByLabel('Que cherchez-vous ?').fill('ephad 34')
      await page.getByRole('button', { name: 'Rechercher' }).click()
      await page.getByRole('link', { name: 'Retirer le filtre : Hérault (34)' }).waitFor()

      await page.getByRole('button', { name: 'Afficher la carte' }).click()
      await page.locator('.maplibregl-canvas').waitFor()
      await page.getByText('Contours : Natural Earth').waitFor()
      await sansDefaut(page)

      const premier = page.locator('.etablissement h3 a').first()
      const nom = (await premier.textContent()) ?? ''
      await premier.click()
      await page.getByRole('heading', { level: 1, name: nom }).waitFor()
      await sansDefaut(page)
      const donnees = await page.locator('script[type="application/ld+json"]').textContent()
      expect(JSON.parse(donnees ?? '')).toMatchObject({ name: nom, '@type': 'MedicalOrganization' })

      await page.getByRole('link', { name: 'Estimer le reste à payer' }).click()
      await page.getByLabel('Son GIR').selectOption('3')
      await page.getByLabel('Revenus par mois').fill('1 650')
      await page.getByRole('button', { name: 'Estimer' }).click()
      await page.getByText('Reste à payer par mois').waitFor()
      await sansDefaut(page)
      // the strict policy blocked nothing: neither the data, nor the map and its worker
      expect(plaintes).toEqual([])
      await page.context().close()
    },
    120_000,
  )

  it('without JavaScript, the list stands alone', async () => {
    const { page } = await ouvrir({ javaScriptEnabled: false })
    await page.goto('/annuaire?q=ehpad')
    expect(await page.getByRole('button', { name: 'Afficher la carte' }).count()).toBe(0)
    expect(await page.locator('.etablissement').count()).toBeGreaterThan(5)
    await page.getByText('Plus de filtres').click()
    await page.getByLabel('Département').selectOption('34')
    await page.getByRole('button', { name: 'Rechercher' }).click()
    await page.getByRole('link', { name: /Hérault \(34\)/ }).waitFor()
    await page.context().close()
  })
})
