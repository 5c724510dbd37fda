import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defauts } from '#test/navigateur/defauts.ts'
import { ouvrirNavigateur } from '#test/navigateur/navigateur.ts'
import { Coquille } from '../coquille.tsx'
import { scripts } from '../scripts.ts'
import { feuilleDeStyle } from '../styles.ts'
import { CatalogueComposants } from './catalogue.tsx'

const html = String(
  <Coquille
    titre="Composants"
    section="Démonstration"
    feuille="/style.css"
    scripts={[]}
    menu={[
      { titre: 'Administration', entrees: [{ cle: 'a', libelle: 'Utilisateurs', href: '/u', compte: 3 }] },
    ]}
    navigationActive="a"
    utilisateur={{ nom: 'Anne Duval', fonction: 'Référente' }}
    recherche={{ action: '/recherche' }}
    structures={{
      action: '/s',
      structures: [
        { id: 'a', nom: 'CH du Val Clair' },
        { id: 'b', nom: 'EHPAD Les Tilleuls' },
      ],
    }}
    contenu={<CatalogueComposants />}
  />,
)

let navigateur: Browser

const ouvrir = async (largeur: number, theme: 'light' | 'dark') => {
  const contexte = await navigateur.newContext({
    viewport: { width: largeur, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const page = await contexte.newPage()
  // setContent has no address: the sheet is put in by hand instead of being served.
  await page.setContent(html)
  await page.addStyleTag({ content: feuilleDeStyle.contenu })
  return page
}

beforeAll(async () => {
  navigateur = await ouvrirNavigateur()
})

afterAll(() => navigateur?.close())

describe('the catalogue', () => {
  it('holds nothing that a strict CSP refuses, and one h1', () => {
    expect(html).not.toMatch(/<[^>]*\s(style|on[a-z]+)=|<style/)
    expect(html.match(/<h1/g)).toHaveLength(1)
  })

  it('has no id twice', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(m => m[1])
    expect(ids.filter((id, rang) => ids.indexOf(id) !== rang)).toEqual([])
  })
})

describe('the catalogue in a browser', () => {
  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
  ] as const)('has no axe violation at %i px, %s', async (largeur, theme) => {
    const page = await ouvrir(largeur, theme)
    expect(await defauts(page)).toEqual([])
  })

  it('fits in 320 px', async () => {
    const page = await ouvrir(320, 'light')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

  it('counts a selection, ticks all, and clears', async () => {
    const page = await ouvrir(1440, 'light')
    for (const script of scripts) await page.addScriptTag({ content: script.contenu, type: 'module' })
    const liste = page.locator('selection-groupee').first()
    const compte = liste.locator('[data-compte]')
    await expect.poll(() => compte.textContent()).toBe('1 personne sélectionnée')
    await liste.getByLabel('Sélectionner toutes les lignes de la page').check()
    expect(await compte.textContent()).toBe('3 personnes sélectionnées')
    await liste.getByLabel('Sélectionner toutes les lignes de la page').uncheck()
    expect(await compte.textContent()).toContain('Cochez des lignes')
  })
})
