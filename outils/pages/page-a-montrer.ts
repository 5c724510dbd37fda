import type { Page } from 'playwright-core'

export type PageAMontrer = {
  nom: string
  /** Key of the demo's person; nobody when absent. */
  compte?: string
  chemin: string
  /** Last gestures before the picture: open the first row, type something wrong… */
  preparer?: (page: Page) => Promise<unknown>
  /** Also in the dark theme. */
  sombre?: boolean
}

export const administration = '/administration'

/** The search of users, done. */
export const recherche = (texte: string) => `${administration}/utilisateurs?q=${encodeURIComponent(texte)}`

/** Opens the first row of a list. */
export const premiere = async (page: Page) => {
  const liste = page.url()
  await page.locator('table tbody a.lien-ligne').first().click()
  await page.waitForURL(({ href }) => href !== liste)
}

/** Sends the form of the page. */
export const continuer = async (page: Page) => {
  await page.locator('.formulaire button.bouton-primaire').click()
  await page.waitForLoadState()
}
