import { expect, it } from 'vitest'
import { balayer, pagesDeDemo } from './balayer.ts'

const { pageDe, chemins } = pagesDeDemo()

it('every page of a référent’s administration, on a phone and at a desk: axe finds nothing, one h1, a title, nothing overflows', async () => {
  const page = await pageDe('referent')
  const siennes = await chemins('referent', chemin => chemin.startsWith('/administration'))
  expect(await balayer(page, siennes)).toEqual([])
  await page.context().close()
}, 300_000)
