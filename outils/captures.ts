import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { ouvrirNavigateur, ouvrirPage } from '../test/navigateur/navigateur.ts'
import { pages } from './pages-a-montrer.ts'

/**
 * `npm run captures [-- <folder> [<start of a name>]]`: the main pages of the demo region, on a phone and on a desk,
 * into docs/captures; long lists are cut.
 */
const racine = join(import.meta.dirname, '..')
const destination = process.argv[2] ?? join(racine, 'docs', 'captures')
const nomCommencePar = process.argv[3] ?? ''
const hauteurMax = 5_000
const ecrans = [
  { nom: '390', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { nom: '1440', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { nom: '1440-sombre', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
] as const

const dossier = mkdtempSync(join(tmpdir(), 'vt-captures-'))
chmodSync(dossier, 0o755)
const port = 3877
const origine = `http://localhost:${port}`
const produit = spawn(process.execPath, ['--import', 'tsx', join(racine, 'src/main.ts')], {
  cwd: racine,
  env: { ...process.env, DATA_DIR: dossier, PORT: String(port), JOURNAL_TECHNIQUE: 'erreurs' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
await once(produit.stdout, 'data')
mkdirSync(destination, { recursive: true })

const navigateur = await ouvrirNavigateur()
try {
  for (const ecran of ecrans) await photographier(navigateur, ecran)
} finally {
  await navigateur.close()
  produit.kill('SIGINT')
  await once(produit, 'exit')
  rmSync(dossier, { recursive: true, force: true })
}

async function photographier(navigateur: Browser, { nom: taille, ...options }: (typeof ecrans)[number]) {
  for (const { nom, compte, chemin, preparer, sombre } of pages) {
    if (!nom.startsWith(nomCommencePar) || (taille.endsWith('sombre') && !sombre)) continue
    const page = await ouvrirPage(navigateur, { ...options, reducedMotion: 'reduce' })
    if (compte) await seConnecter(page, compte)
    await page.goto(origine + chemin)
    await preparer?.(page)
    // a click may have left for another page, which has no body yet
    await page.locator('main').waitFor()
    const height = Math.min(hauteurMax, await page.evaluate(() => document.documentElement.scrollHeight))
    const clip = { x: 0, y: 0, width: options.viewport.width, height }
    await page.screenshot({ path: join(destination, `${nom}-${taille}.png`), fullPage: true, clip })
    await page.context().close()
    console.log(`${nom}-${taille}.png`)
  }
}

async function seConnecter(page: Page, compte: string) {
  await page.goto(`${origine}/demo`)
  await page.locator(`form:has(input[name="compte"][value="${compte}"]) button`).click()
  await page.waitForURL(`${origine}/`)
}
