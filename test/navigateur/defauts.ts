import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What is wrong with a page as it stands: what axe finds, with the first element that has it, and by how much the page
 * overflows. axe runs in place: its wrapper for Playwright sends the raw results of every rule to a second page to have them
 * put together, which takes several times as long, for pages without frames.
 * @returns one line a defect, none when all is well.
 */
export async function defauts(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    })
    const { clientWidth, scrollWidth } = document.documentElement
    const depassent = [...document.querySelectorAll('main *')]
      .filter(element => element.getBoundingClientRect().right > clientWidth)
      .slice(0, 3)
      .map(({ outerHTML }) => outerHTML.slice(0, 80))
    return [
      ...violations.map(({ id, nodes }) => `${id} : ${nodes[0]?.html.slice(0, 160)}`),
      ...(scrollWidth > clientWidth
        ? [`déborde de ${scrollWidth - clientWidth} px : ${depassent.join(' ')}`]
        : []),
    ].map(defaut => `${location.pathname} → ${defaut}`)
  })
}
