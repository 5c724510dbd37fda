import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chemins } from '#src/imports/chemins.ts'
import { trancheImports } from '#src/imports/tranche.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { travailler } from '#test/socle/travailler.ts'
import { defauts } from './defauts.ts'
import { ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const demo = applicationDeDemo()
const etat: { navigateur?: Browser } = {}

beforeAll(async () => {
  etat.navigateur = await ouvrirNavigateur()
})
afterAll(() => etat.navigateur?.close())

async function pageDuReferent(options: { javaScriptEnabled: boolean; width: number }): Promise<Page> {
  if (!etat.navigateur) throw new Error('navigateur absent')
  const page = await ouvrirPage(etat.navigateur, {
    baseURL: demo.origine,
    javaScriptEnabled: options.javaScriptEnabled,
    viewport: { width: options.width, height: 844 },
    reducedMotion: 'reduce',
  })
  await page.goto('/demo')
  await page.locator('form:has(input[name="compte"][value="referent"]) button').click()
  await page.waitForURL('/')
  return page
}

async function structureDuReferent(): Promise<{ nom: string; finess: string }> {
  const { nom, finess } = await demo.services.base
    .selectFrom('habilitation as h')
    .innerJoin('structure as s', 's.id', 'h.structure_id')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .where('c.courriel', '=', 'claire.delmas@ch-clapassiers.example')
    .where('h.profil_code', '=', 'adm-referent-structure')
    .select(['s.nom', 's.finess'])
    .executeTakeFirstOrThrow()
  return { nom, finess: finess ?? '' }
}

const sansDefaut = async (page: Page) => expect(await defauts(page)).toEqual([])

const deposer = (page: Page, bouton: string, nom: string, texte: string) =>
  page
    .locator('form', { has: page.getByRole('button', { name: bouton }) })
    .locator('input[type=file]')
    .setInputFiles({ name: nom, mimeType: 'text/csv', buffer: Buffer.from(texte) })
    .then(() => page.getByRole('button', { name: bouton }).click())

describe('importing, in a browser', () => {
  it.each([
    ['a phone', { javaScriptEnabled: true, width: 390 }],
    ['a desk without JavaScript', { javaScriptEnabled: false, width: 1440 }],
  ])('on %s: a file, its dry run, the confirmation, the result', async (_, options) => {
    const { finess } = await structureDuReferent()
    const page = await pageDuReferent(options)
    const verifier = options.javaScriptEnabled ? sansDefaut : async () => undefined
    await page.goto(chemins.accueil)
    await verifier(page)
    await deposer(page, 'Vérifier le fichier', 'image.csv', '%PDF-1.7')
    await page.getByText('Ce fichier est un PDF').first().waitFor()
    await verifier(page)
    const personne = `essai-${options.width}@ch-clapassiers.example`
    const csv = [
      'Nom;Prénom;Courriel;FINESS;Profil',
      `Essai${options.width === 390 ? 'Un' : 'Deux'};Louison;${personne};${finess};san-demandeur-medical`,
      `Refus;Line;${personne.replace('essai', 'refus')};${finess};inconnu`,
    ].join('\n')
    await deposer(page, 'Vérifier le fichier', 'personnes.csv', csv)
    await page.getByText('Vérification des lignes').waitFor()
    await verifier(page)
    await travailler(demo.services, trancheImports.travaux ?? [])
    // nobody presses anything: the page follows by itself, with or without scripts
    await page.getByRole('heading', { name: 'Confirmer l’import' }).waitFor()
    await page.getByText('Compte créé.').waitFor()
    await page.getByText('n’existe pas.').waitFor()
    await verifier(page)
    await page.getByRole('button', { name: 'Confirmer l’import' }).click()
    await page.getByText('Import des lignes confirmées').waitFor()
    await travailler(demo.services, trancheImports.travaux ?? [])
    await page.getByRole('link', { name: 'Télécharger le résultat' }).waitFor()
    await verifier(page)
    await page.context().close()
  })

  it('compares a staff list: nobody is ticked, one departure is declared by keyboard', async () => {
    const page = await pageDuReferent({ javaScriptEnabled: true, width: 1440 })
    await page.goto(chemins.accueil)
    const { nom } = await structureDuReferent()
    const choix = page.locator('select[name=structure]')
    await choix.selectOption({ label: nom })
    await deposer(
      page,
      'Comparer la liste',
      'personnel.csv',
      'Nom;Prénom\nDelmas;Claire\nBenali;Youssef\nNouvelle;Zoé',
    )
    await page.getByRole('heading', { name: 'Départs à décider' }).waitFor()
    await sansDefaut(page)
    expect(await page.locator('input[name=partis]:checked').count()).toBe(0)
    const avant = await page.locator('input[name=partis]').count()
    await page.locator('input[name=partis]').first().focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Enregistrer les départs cochés' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('1\u00a0départ enregistré').waitFor()
    expect(await page.locator('input[name=partis]').count()).toBe(avant - 1)
    await page.context().close()
  })
})
