import type { Page } from 'playwright-core'
import { administration, continuer, type PageAMontrer, premiere, recherche } from './page-a-montrer.ts'

async function recapituler(page: Page) {
  await premiere(page)
  await page.locator('main a.bouton-primaire').click()
  await page.locator('input[name=profils]').first().check()
  await continuer(page)
}

async function seChoisir(page: Page) {
  await premiere(page)
  const { origin, pathname } = new URL(page.url())
  await page.goto(`${origin}${administration}/habilitations/attribuer?compte=${pathname.split('/').at(-1)}`)
}

/** Giving, renewing, ending rights; what takes two people. */
export const habilitations: readonly PageAMontrer[] = [
  { nom: '07-habilitations', compte: 'referent', chemin: `${administration}/habilitations`, sombre: true },
  {
    nom: '07-habilitations-choisies',
    compte: 'referent',
    chemin: `${administration}/habilitations?echeance=30`,
    preparer: page => page.locator('tbody input[type=checkbox]').first().check(),
  },
  {
    nom: '15-attribuer',
    compte: 'referent',
    chemin: recherche('aït ahmed'),
    preparer: async page => {
      await premiere(page)
      await page.locator('main a.bouton-primaire').click()
    },
    sombre: true,
  },
  { nom: '16-attribuer-verifier', compte: 'referent', chemin: recherche('aït ahmed'), preparer: recapituler },
  {
    nom: '17-refus-de-soi-meme',
    compte: 'referent',
    chemin: recherche('delmas claire'),
    preparer: seChoisir,
  },
  {
    nom: '18-renouveler',
    compte: 'referent',
    chemin: `${administration}/habilitations/renouveler?echeance=60`,
    sombre: true,
  },
  {
    nom: '19-depart',
    compte: 'referent',
    chemin: recherche('ricard'),
    preparer: page =>
      page
        .getByRole('link', { name: /^Départ d/ })
        .first()
        .click(),
  },
  {
    nom: '20-depart-enregistre',
    compte: 'referent',
    chemin: '/',
    // planned in the demo region: a picture must not change what the next one shows
    preparer: page => page.locator('#departs a.lien-ligne').first().click(),
  },
  {
    nom: '24-propositions',
    compte: 'regional',
    chemin: `${administration}/propositions`,
  },
  {
    nom: '24-proposition',
    compte: 'regional',
    chemin: `${administration}/propositions`,
    preparer: premiere,
    sombre: true,
  },
  { nom: '25-profils-incompatibles', compte: 'dpo', chemin: `${administration}/incompatibilites` },
  {
    nom: '26-attribuer-sur-une-entite',
    compte: 'regional',
    chemin: recherche('lagarde'),
    preparer: async page => {
      await premiere(page)
      await page.locator('main a.bouton-primaire').click()
      await page.locator('[name=texte]').fill('centre hospitalier')
      await page.getByRole('button', { name: 'Rechercher', exact: true }).last().click()
    },
  },
]
