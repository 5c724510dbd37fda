import { administration, type PageAMontrer, premiere } from './page-a-montrer.ts'

/** Reviews of rights. */
export const revues: readonly PageAMontrer[] = [
  { nom: '24-revues', compte: 'referent', chemin: `${administration}/revues` },
  {
    nom: '25-revue',
    compte: 'referent',
    chemin: `${administration}/revues`,
    preparer: premiere,
    sombre: true,
  },
  {
    nom: '25-revue-regles',
    compte: 'referent',
    chemin: `${administration}/revues`,
    preparer: async page => {
      await premiere(page)
      await page.getByRole('link', { name: 'Décider par règle' }).click()
      await page.waitForURL('**/regles')
    },
  },
  {
    nom: '25-revue-reduire',
    compte: 'referent',
    chemin: `${administration}/revues`,
    preparer: async page => {
      await premiere(page)
      await page.locator('.trancher a').first().click()
      await page.waitForURL('**/reduire?*')
    },
  },
  {
    nom: '25-revue-cadence',
    compte: 'referent',
    chemin: `${administration}/revues`,
    preparer: async page => {
      await page.locator('a[href$="/cadence"]').first().click()
      await page.waitForURL('**/cadence')
    },
  },
  { nom: '26-revue-ouvrir', compte: 'referent', chemin: `${administration}/revues/ouvrir` },
  {
    nom: '27-revue-attestation',
    compte: 'referent',
    chemin: `${administration}/revues`,
    preparer: page => page.locator('a[href*="/attestations/"]').first().click(),
  },
  {
    nom: '28-revues-couverture',
    compte: 'charge-de-mission',
    chemin: `${administration}/revues/couverture`,
  },
  { nom: '29-revue-verifier', chemin: '/revues/verifier' },
]
