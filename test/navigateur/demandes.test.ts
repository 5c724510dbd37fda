import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objetsDuReferent } from '#test/acces/objets.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { defauts } from './defauts.ts'
import { ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const demo = applicationDeDemo()
const etat: { navigateur?: Browser } = {}

beforeAll(async () => {
  etat.navigateur = await ouvrirNavigateur()
})
afterAll(() => etat.navigateur?.close())

const telephone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const
const bureau = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } as const

async function ouvrir(ecran: typeof telephone | typeof bureau, compte?: string): Promise<Page> {
  if (!etat.navigateur) throw new Error('navigateur absent')
  const page = await ouvrirPage(etat.navigateur, { ...ecran, baseURL: demo.origine, reducedMotion: 'reduce' })
  if (compte) {
    await page.goto('/demo')
    await page.locator(`form:has(input[name="compte"][value="${compte}"]) button`).click()
    await page.waitForURL('/')
  }
  return page
}

describe('requests, in a browser', () => {
  it('asked on a phone, answered at a desk, axe finding nothing on the way', async () => {
    const { structureId } = await objetsDuReferent(demo.services.base)
    const elle = await ouvrir(telephone, 'nouveau')
    const trouves: string[] = []
    await elle.goto('/administration/mes-referents')
    await elle.getByRole('link', { name: 'Demander une habilitation' }).click()
    await elle.getByLabel(/Nom, commune ou numéro FINESS/).fill('clapassiers')
    await elle.getByRole('button', { name: 'Chercher' }).click()
    trouves.push(...(await defauts(elle)))
    await elle.goto(`/administration/mes-demandes/nouvelle?structure=${structureId}`)
    await elle.getByLabel('VT SAN – Demandeur administratif').check()
    await elle.getByRole('button', { name: 'Envoyer ma demande' }).click()
    // the reason is missing: said beside the field, nothing to type again
    await elle.getByRole('alert').waitFor()
    trouves.push(...(await defauts(elle)))
    await elle.getByLabel('Pourquoi vous en avez besoin').fill('Je commence lundi aux admissions.')
    await elle.getByRole('button', { name: 'Envoyer ma demande' }).click()
    await elle.getByText('Votre demande est envoyée.').waitFor()
    trouves.push(...(await defauts(elle)))

    const claire = await ouvrir(bureau, 'referent')
    await claire.getByRole('heading', { name: 'Demandes à traiter' }).waitFor()
    await claire.goto('/administration/demandes')
    trouves.push(...(await defauts(claire)))
    await claire
      .getByRole('row', { name: /Demandeur administratif/ })
      .getByRole('link')
      .click()
    trouves.push(...(await defauts(claire)))
    await claire.getByRole('button', { name: 'Je m’en occupe' }).click()
    await claire.getByText('Vous vous occupez de cette demande.').waitFor()
    await claire.getByRole('button', { name: 'Accepter la demande' }).click()
    await claire.getByText('La demande est acceptée.').waitFor()

    await elle.goto('/administration/mon-compte/habilitations')
    await elle.getByText('VT SAN – Demandeur administratif').first().waitFor()
    await elle.goto('/administration/mes-demandes')
    await elle.getByText('Acceptée').waitFor()
    expect(trouves).toEqual([])
  }, 120_000)

  it('an account, from the sign-in page', async () => {
    const page = await ouvrir(telephone)
    const trouves: string[] = []
    await page.goto('/connexion')
    await page.getByRole('link', { name: 'Demander un compte' }).click()
    await page.getByLabel(/Nom, commune ou numéro FINESS/).fill('clapassiers')
    await page.getByRole('button', { name: 'Chercher' }).click()
    trouves.push(...(await defauts(page)))
    await page
      .getByRole('link', { name: /Clapassiers/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Demander un compte' }).waitFor()
    expect(await page.getByLabel('Laissez ce champ vide').isVisible()).toBe(false)
    trouves.push(...(await defauts(page)))
    expect(trouves).toEqual([])
  }, 60_000)
})
