import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objetsDuReferent, remplir } from '#test/acces/objets.ts'
import { admis, type Role } from '#test/acces/roles.ts'
import { unJeton } from '#test/scim/application.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const demo = applicationDeDemo()
const etat: { navigateur?: Browser; jetonId?: string } = {}

beforeAll(async () => {
  etat.navigateur = await ouvrirNavigateur()
  const { base } = demo.services
  const { entiteId = '' } = await objetsDuReferent(base)
  const entite = { id: entiteId, nom: 'Entité', finess: null, structures: 1 }
  const secret = await unJeton(base, entite, new Date())
  const jeton = base.selectFrom('jeton_scim').select('id').where('prefixe', '=', secret.slice(0, 12))
  etat.jetonId = (await jeton.executeTakeFirstOrThrow()).id
})
afterAll(() => etat.navigateur?.close())

type Ecran = {
  viewport: { width: number; height: number }
  colorScheme: 'light' | 'dark'
  javaScriptEnabled?: boolean
}

const telephone: Ecran = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }
const bureau: Ecran = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }

async function pageDe(compte: string, ecran: Ecran): Promise<Page> {
  if (!etat.navigateur) throw new Error('navigateur absent')
  const page = await ouvrirPage(etat.navigateur, { ...ecran, baseURL: demo.origine, reducedMotion: 'reduce' })
  await page.goto('/demo')
  await page.locator(`form:has(input[name="compte"][value="${compte}"]) button`).click()
  await page.waitForURL('/')
  return page
}

/** Every page that can be opened by its address alone, from the router's own list. */
async function chemins(compte: Role, debut: string): Promise<string[]> {
  const { base } = demo.services
  const { id } = await base.selectFrom('proposition').select('id').executeTakeFirstOrThrow()
  // a proposition is for those who may approve it
  const objets = {
    ...(await objetsDuReferent(base)),
    ...(compte === 'regional' ? { propositionId: id } : {}),
    jetonId: etat.jetonId ?? '',
  }
  // the catalogue of components and the way through Pro Santé Connect have tests of their own
  const sansPage = /\/modele$|\.(csv|json|pdf)$|:jeton|:courrielId|composants|pro-sante-connect/
  return demo.tranches
    .flatMap(({ routes = [] }) => routes)
    .filter(({ methode, chemin }) => methode === 'get' && !sansPage.test(chemin))
    .filter(({ politique }) => admis[politique.nom]?.includes(compte))
    .filter(({ chemin }) => 'propositionId' in objets || !chemin.includes(':propositionId'))
    .map(({ chemin }) => remplir(chemin, objets))
    .filter(chemin => chemin.startsWith(debut))
}

async function defauts(page: Page, chemin: string): Promise<string[]> {
  const reponse = await page.goto(chemin)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const [titres, titre, largeur] = await Promise.all([
    page.locator('h1').count(),
    page.title(),
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ])
  return [
    ...violations.map(({ id, nodes }) => `${id} : ${nodes[0]?.html.slice(0, 160)}`),
    ...(titres === 1 ? [] : [`${titres} h1`]),
    ...(titre.endsWith(' – ViaTrajectoire') ? [] : [`titre « ${titre} »`]),
    ...(largeur > 0 ? [`déborde de ${largeur} px`] : []),
    ...((reponse?.status() ?? 500) < 400 ? [] : [`statut ${reponse?.status()}`]),
  ].map(defaut => `${chemin} → ${defaut}`)
}

describe('every page, by the router’s own list', () => {
  it.each([
    ['a phone, dark', 'referent', telephone, '/'],
    ['a desk, light', 'referent', bureau, '/'],
    ['a desk, without JavaScript', 'referent', { ...bureau, javaScriptEnabled: false }, '/'],
    ['a chargée de mission’s desk', 'charge-de-mission', bureau, '/administration'],
    ['the region’s desk', 'regional', bureau, '/administration/connexions-scim'],
    ['the region’s phone, dark', 'regional', telephone, '/administration/connexions-scim'],
    ['a regional manager’s phone', 'regional', telephone, '/administration/propositions'],
    ['a regional manager’s phone, the ROR', 'regional', telephone, '/administration/ror'],
    ['a desk, the ROR', 'regional', bureau, '/administration/ror'],
    ['a data protection officer’s desk', 'dpo', bureau, '/administration'],
    ['the support’s phone', 'assistance', telephone, '/administration/assistance'],
    ['a regional team’s phone', 'regional', telephone, '/administration/comptes'],
  ] as const)(
    'on %s: axe finds nothing, one h1, a title, nothing overflows',
    async (_, compte, ecran, debut) => {
      // axe itself needs scripts: without them, what is checked is that pages stand
      const page = await pageDe(compte, ecran)
      if (compte === 'assistance') await ouvrirLAssistance(page)
      const trouves: string[] = []
      for (const chemin of await chemins(compte, debut)) {
        const sansScript = 'javaScriptEnabled' in ecran
        trouves.push(...(sansScript ? await tenue(page, chemin) : await defauts(page, chemin)))
      }
      await page.context().close()
      const hors = compte === 'referent' ? trouves : trouves.filter(d => !/statut 404/.test(d))
      expect(hors).toEqual([])
    },
    600_000,
  )

  it('by keyboard: the first Tab shows the way to the content, and focus is always visible', async () => {
    const page = await pageDe('referent', bureau)
    for (const chemin of ['/', '/administration/mes-referents', '/administration/mon-compte']) {
      await page.goto(chemin)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Aller au contenu')
      for (let pas = 0; pas < 12; pas++) {
        await page.keyboard.press('Tab')
        const visible = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement
          const { outlineStyle, boxShadow } = getComputedStyle(element)
          const { width, height } = element.getBoundingClientRect()
          return width > 0 && height > 0 && (outlineStyle !== 'none' || boxShadow !== 'none')
        })
        expect(visible, `${chemin}, pas ${pas}`).toBe(true)
      }
    }
    await page.context().close()
  })
})

/** Nothing is shown before a reason is said. */
async function ouvrirLAssistance(page: Page) {
  await page.goto('/administration/assistance')
  await page.locator('[name=motif]').fill('Appel du matin, droit absent')
  await page.locator('main button.bouton-primaire').click()
  await page
    .getByRole('link', { name: /Centre hospitalier/ })
    .first()
    .waitFor()
}

async function tenue(page: Page, chemin: string): Promise<string[]> {
  const reponse = await page.goto(chemin)
  const titres = await page.locator('h1').count()
  return reponse?.ok() && titres === 1 ? [] : [`${chemin} → ${reponse?.status()}, ${titres} h1`]
}
