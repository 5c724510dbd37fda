import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { balayer, bureau, pagesDeDemo, telephone } from './balayer.ts'

const { pageDe, chemins } = pagesDeDemo()

describe('the pages that référents do not have, or have otherwise', () => {
  it.each([
    ['a chargée de mission’s desk', 'charge-de-mission', [bureau], ['/administration']],
    ['a data protection officer’s desk', 'dpo', [bureau], ['/administration']],
    ['the support’s phone and desk', 'assistance', [telephone, bureau], ['/administration/assistance']],
    [
      'a regional team’s phone and desk',
      'regional',
      [telephone, bureau],
      [
        '/administration/comptes',
        '/administration/connexions-scim',
        '/administration/propositions',
        '/administration/ror',
      ],
    ],
  ] as const)(
    'on %s: axe finds nothing, one h1, a title, nothing overflows',
    async (_, compte, ecrans, debuts) => {
      const page = await pageDe(compte)
      if (compte === 'assistance') await ouvrirLAssistance(page)
      const siennes = await chemins(compte, chemin => debuts.some(debut => chemin.startsWith(debut)))
      // what the référent of the demo administers is not always theirs
      expect(await balayer(page, siennes, { ecrans, absentes: true })).toEqual([])
      await page.context().close()
    },
    300_000,
  )
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
