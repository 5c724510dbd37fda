import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium as lanceur, type Page } from 'playwright-core'

/** The Chromium that npm brought: nothing to install, works without any system package. */
export async function ouvrirNavigateur(): Promise<Browser> {
  return lanceur.launch({
    executablePath: await chromium.executablePath(),
    // in a single process, closing one context closes the whole browser
    args: [
      ...chromium.args.filter(arg => arg !== '--single-process'),
      '--disable-background-networking',
      '--no-first-run',
      '--lang=fr-FR',
    ],
    headless: true,
  })
}

/** A page of its own context: cookies of one test never reach another. */
export async function ouvrirPage(navigateur: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const contexte = await navigateur.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options })
  contexte.setDefaultTimeout(15_000)
  return contexte.newPage()
}

/** The terms of use: at first sign-in, before anything else. */
export async function accepterLesConditions(page: Page, suite: string | RegExp = '/'): Promise<void> {
  await page.waitForURL(/\/cgu\/accepter/)
  await page.getByLabel(/J’ai lu/).check()
  await page.getByRole('button', { name: 'Accepter et continuer' }).click()
  await page.waitForURL(suite)
}
