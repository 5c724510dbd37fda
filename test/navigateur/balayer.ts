import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { objetsDuReferent, remplir } from '#test/acces/objets.ts'
import { admis, type Role } from '#test/acces/roles.ts'
import { unJeton } from '#test/scim/application.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { defauts } from './defauts.ts'
import { ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

type Ecran = { viewport: { width: number; height: number }; colorScheme: 'light' | 'dark' }

export const telephone: Ecran = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }
export const bureau: Ecran = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }

// the catalogue of components and the way through Pro Santé Connect have tests of their own
const sansPage =
  /\/modele$|\.(csv|json|pdf|xml|txt)}?$|\/carte\/|fiche-etablissement|:finess\/|:jeton|:courrielId|:fichier|composants|pro-sante-connect/

/** The demo region in a browser, and what it takes to look at every page that an address alone opens, by the router's own list. */
export function pagesDeDemo() {
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

  return {
    /** A browser where they have signed in, if they are somebody. */
    pageDe: async (compte: Role, options: Parameters<typeof ouvrirPage>[1] = telephone): Promise<Page> => {
      if (!etat.navigateur) throw new Error('navigateur absent')
      const page = await ouvrirPage(etat.navigateur, {
        ...options,
        baseURL: demo.origine,
        reducedMotion: 'reduce',
      })
      if (compte === 'anonyme') return page
      await page.goto('/demo')
      await page.locator(`form:has(input[name="compte"][value="${compte}"]) button`).click()
      await page.waitForURL('/')
      return page
    },

    /** The addresses of the pages that they may open, among those that are asked for. */
    chemins: async (compte: Role, demandes: (chemin: string) => boolean): Promise<string[]> => {
      const { base } = demo.services
      const { id } = await base.selectFrom('proposition').select('id').executeTakeFirstOrThrow()
      // a proposition is for those who may approve it
      const objets = {
        ...(await objetsDuReferent(base)),
        ...(compte === 'regional' ? { propositionId: id } : {}),
        jetonId: etat.jetonId ?? '',
      }
      return demo.tranches
        .flatMap(({ routes = [] }) => routes)
        .filter(({ methode, chemin }) => methode === 'get' && !sansPage.test(chemin) && demandes(chemin))
        .filter(({ politique }) => admis[politique.nom]?.includes(compte))
        .filter(({ chemin }) => 'propositionId' in objets || !chemin.includes(':propositionId'))
        .map(({ chemin }) => remplir(chemin, objets))
    },
  }
}

/**
 * Loads each page once and looks at it on a phone at night, then at a desk by day: axe, one h1, a title, nothing that overflows.
 * @param autres on which screens, when not on both; whether a page may be absent (404), being of another perimeter.
 * @returns one line a defect.
 */
export async function balayer(
  page: Page,
  chemins: readonly string[],
  { ecrans = [telephone, bureau], absentes = false }: { ecrans?: readonly Ecran[]; absentes?: boolean } = {},
): Promise<string[]> {
  const trouves: string[] = []
  for (const chemin of chemins) {
    const statut = (await page.goto(chemin))?.status() ?? 500
    if (statut >= 400 && !(absentes && statut === 404)) trouves.push(`${chemin} → statut ${statut}`)
    const [titres, titre] = [await page.locator('h1').count(), await page.title()]
    if (titres !== 1) trouves.push(`${chemin} → ${titres} h1`)
    if (!titre.endsWith(' – ViaTrajectoire')) trouves.push(`${chemin} → titre « ${titre} »`)
    for (const { viewport, colorScheme } of ecrans) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      trouves.push(...(await defauts(page)).map(defaut => `${viewport.width} px, ${defaut}`))
    }
  }
  return trouves
}
