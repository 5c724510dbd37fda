import type { Page } from 'playwright-core'
import { administration, continuer, type PageAMontrer, premiere } from './page-a-montrer.ts'

async function creerUnJeton(page: Page) {
  await premiere(page)
  await page.locator('[name=libelle]').fill('Entra ID, production')
  await page.locator('.formulaire button.bouton-primaire').click()
  await page.waitForLoadState()
  await page.getByRole('link', { name: 'Revenir aux jetons' }).click()
}

/** What regional teams and the support see. */
export const equipes: readonly PageAMontrer[] = [
  {
    nom: '27-assistance',
    compte: 'assistance',
    chemin: `${administration}/assistance`,
    preparer: async page => {
      const motif = page.locator('[name=motif]')
      if (await motif.count()) {
        await motif.fill('Appel du matin : un droit n’apparaît pas')
        await continuer(page)
      }
      await page
        .getByRole('link', { name: /Centre hospitalier/ })
        .first()
        .click()
    },
    sombre: true,
  },
  {
    nom: '40-connexion-scim',
    compte: 'regional',
    chemin: `${administration}/connexions-scim?q=clapassiers`,
    preparer: creerUnJeton,
    sombre: true,
  },
  { nom: '11-passages-ror', compte: 'regional', chemin: `${administration}/ror` },
]
