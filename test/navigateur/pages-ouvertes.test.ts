import { describe, expect, it } from 'vitest'
import { balayer, bureau, pagesDeDemo, telephone } from './balayer.ts'

const { pageDe, chemins } = pagesDeDemo()

describe('every page outside of the administration, by the router’s own list', () => {
  it.each([
    ['who has signed in, on a phone and at a desk', 'referent', [telephone, bureau]],
    ['whom nobody knows, on a phone', 'anonyme', [telephone]],
  ] as const)(
    'for somebody %s: axe finds nothing, one h1, a title, nothing overflows',
    async (_, compte, ecrans) => {
      const page = await pageDe(compte)
      const ouvertes = await chemins(compte, chemin => !chemin.startsWith('/administration'))
      expect(await balayer(page, ouvertes, { ecrans })).toEqual([])
      await page.context().close()
    },
    300_000,
  )
})

describe('every page of a référent', () => {
  it('stands without JavaScript', async () => {
    const page = await pageDe('referent', { ...bureau, javaScriptEnabled: false })
    const bancales: string[] = []
    for (const chemin of await chemins('referent', () => true)) {
      const reponse = await page.goto(chemin)
      const titres = await page.locator('h1').count()
      if (!reponse?.ok() || titres !== 1) bancales.push(`${chemin} → ${reponse?.status()}, ${titres} h1`)
    }
    expect(bancales).toEqual([])
    await page.context().close()
  }, 300_000)

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
