import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ouvrirNavigateur } from '#test/navigateur/navigateur.ts'
import { Bouton } from '../boutons.tsx'
import { ChampMotDePasse, ChampTexte } from '../champs.tsx'
import { CoquillePublique } from '../coquille.tsx'
import { Filtres, Resultats } from '../filtres.tsx'
import { Formulaire, ResumeErreurs } from '../formulaire.tsx'
import { scripts } from '../scripts.ts'
import { feuilleDeStyle } from '../styles.ts'

const CSP = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'"

/** One page with everything, which echoes its search and counts what is posted to it. */
const contenu = (q: string) => (
  <>
    <h1>Essai</h1>
    <ResumeErreurs erreurs={{ nom: 'Saisissez un nom.' }} />
    <Filtres vive="resultats" actifs={q ? [{ libelle: `Nom : ${q}`, retirer: '/' }] : []}>
      <ChampTexte nom="q" libelle="Recherche" valeur={q} />
    </Filtres>
    <Resultats id="resultats" resume={q ? `1 résultat pour ${q}` : 'Tout'}>
      <p data-ligne>{q}</p>
    </Resultats>
    <Formulaire action="/envoi">
      <ChampTexte nom="nom" libelle="Nom" />
      <longueur-saisie data-min={12}>
        <ChampMotDePasse nom="secret" libelle="Nouveau" remplissage="new-password" />
      </longueur-saisie>
      <Bouton nom="action" valeur="creer">
        Envoyer
      </Bouton>
    </Formulaire>
  </>
)

let envois = 0
let serveur: Server
let navigateur: Browser
let page: Page
let adresse: string

beforeAll(async () => {
  serveur = createServer((requete, reponse) => {
    const url = new URL(requete.url ?? '/', 'http://essai')
    reponse.setHeader('content-security-policy', CSP)
    const script = scripts.find(({ chemin }) => chemin === url.pathname)
    if (script) return reponse.setHeader('content-type', 'text/javascript').end(script.contenu)
    if (url.pathname === '/style.css') {
      return reponse.setHeader('content-type', 'text/css').end(feuilleDeStyle.contenu)
    }
    // Never answers: the first sending stays on its way while the second press comes.
    if (url.pathname === '/envoi') return envois++
    const html = (
      <CoquillePublique
        titre="Essai"
        feuille="/style.css"
        scripts={scripts.map(({ chemin }) => chemin)}
        contenu={contenu(url.searchParams.get('q') ?? '')}
      />
    )
    return reponse.setHeader('content-type', 'text/html; charset=utf-8').end(String(html))
  })
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  adresse = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}/`
  navigateur = await ouvrirNavigateur()
  page = await navigateur.newPage()
})

afterAll(async () => {
  await navigateur?.close()
  serveur.closeAllConnections()
  serveur.close()
})

describe('the custom elements, under the strict CSP', () => {
  it('load without an error', async () => {
    const erreurs: string[] = []
    page.on('console', message => message.type() === 'error' && erreurs.push(message.text()))
    page.on('pageerror', erreur => erreurs.push(erreur.message))
    await page.goto(adresse)
    expect(erreurs.filter(texte => !texte.includes('favicon'))).toEqual([])
  })

  it('give the focus to the error summary', async () => {
    await page.goto(adresse)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('resume-erreurs')
  })

  it('refresh results and chips as one types, without leaving the page', async () => {
    await page.goto(adresse)
    await page.getByRole('textbox', { name: 'Recherche' }).fill('duval')
    await expect.poll(() => page.locator('[data-ligne]').textContent()).toBe('duval')
    expect(await page.locator('#resultats [role=status]').textContent()).toBe('1 résultat pour duval')
    expect(await page.locator('.puce').textContent()).toContain('duval')
    expect(new URL(page.url()).searchParams.get('q')).toBe('duval')
    expect(await page.getByRole('textbox', { name: 'Recherche' }).inputValue()).toBe('duval')
  })

  it('remember the theme in a cookie', async () => {
    await page.goto(adresse)
    await page.getByText('Sombre', { exact: true }).click()
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('sombre')
    expect((await page.context().cookies()).find(({ name }) => name === 'theme')?.value).toBe('sombre')
    await page.getByText('Automatique', { exact: true }).click()
    expect((await page.context().cookies()).some(({ name }) => name === 'theme')).toBe(false)
  })

  it('count the characters that a password still needs, as people see them', async () => {
    await page.goto(adresse)
    const champ = page.getByLabel('Nouveau')
    for (const [saisi, dit] of [
      ['été 😀', 'Encore 7 caractères.'],
      ['onzecaracte', 'Encore 1 caractère.'],
      ['quatre chevaux', 'Longueur suffisante.'],
      ['', ''],
    ] as const) {
      await champ.fill(saisi)
      expect(await page.locator('.champ-suite').textContent()).toBe(dit)
    }
  })

  it('send a form once, however often one presses', async () => {
    await page.goto(adresse)
    // Both presses in the page itself: from outside, the second would wait for the first to arrive.
    const occupe = await page.evaluate(() => {
      const bouton = document.querySelector<HTMLButtonElement>('button[name=action]')
      bouton?.click()
      bouton?.click()
      return bouton?.getAttribute('aria-busy')
    })
    expect(occupe).toBe('true')
    await expect.poll(() => envois).toBe(1)
    await new Promise(passe => setTimeout(passe, 200))
    expect(envois).toBe(1)
  })
})
