import { ouvrirNavigateur, ouvrirPage } from '/work/wt/annuaire-public/test/navigateur/navigateur.ts'
const o = 'http://localhost:3961'
const nav = await ouvrirNavigateur()
const vues: [string, string, any, ((p:any)=>Promise<any>)?][] = [
  ['accueil-390-sombre', '/annuaire', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ['accueil-1440', '/annuaire', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['liste-1440', '/annuaire?q=ehpad+alzheimer', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['liste-390', '/annuaire?q=ehpad', { viewport: { width: 390, height: 844 }, colorScheme: 'light' }],
  ['vide-1440', '/annuaire?q=smr+cardio+48', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['carte-1440', '/annuaire?module=grand-age', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }, carte],
  ['carte-390-sombre', '/annuaire?module=sanitaire', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }, carte],
  ['carte-320', '/annuaire?q=31', { viewport: { width: 320, height: 640 }, colorScheme: 'light' }, carte],
  ['fiche-1440', '/annuaire?q=tilleuls argentes', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }, premiere],
  ['fiche-390-sombre', '/annuaire?q=ehpad 34&tri=prix', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }, premiere],
  ['reste-1440', '/annuaire/reste-a-charge', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }, calculer],
  ['reste-390-sombre', '/annuaire/reste-a-charge', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }, calculer],
]
async function carte(p:any){ await p.getByRole('button',{name:'Afficher la carte'}).click(); await p.waitForTimeout(4500) }
async function premiere(p:any){ await p.locator('.etablissement a').first().click(); await p.waitForLoadState() }
async function calculer(p:any){ await p.locator('[name=hebergement]').fill('70'); await p.locator('[name=dependance]').fill('21,40'); await p.locator('[name=gir56]').fill('5,76'); await p.locator('[name=gir]').selectOption('2'); await p.locator('[name=ressources]').fill('1 650'); await p.locator('[name=impot]').fill('800'); await p.getByRole('button',{name:'Estimer'}).click(); await p.waitForLoadState() }
const seul = process.argv[2] ?? ''
for (const [nom, chemin, options, faire] of vues) {
  if (!nom.startsWith(seul)) continue
  const page = await ouvrirPage(nav, { ...options, reducedMotion: 'reduce' })
  page.on('console', (m:any) => { if (['error','warning'].includes(m.type())) console.log(nom, m.text().slice(0,300)) })
  page.on('pageerror', (e:any) => console.log(nom, 'PAGEERROR', String(e).slice(0,300)))
  await page.goto(o + chemin)
  await faire?.(page)
  const h = Math.min(2600, await page.evaluate(() => document.documentElement.scrollHeight))
  await page.screenshot({ path: `/tmp/cap/${nom}.png`, fullPage: true, clip: { x: 0, y: 0, width: options.viewport.width, height: h } })
  console.log(nom, await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
  await page.context().close()
}
await nav.close()
