import type { PageAMontrer } from './page-a-montrer.ts'

/** The directory open to all. */
export const annuaire: readonly PageAMontrer[] = [
  { nom: '80-annuaire', chemin: '/annuaire', sombre: true },
  { nom: '81-annuaire-resultats', chemin: '/annuaire?q=ehpad+34' },
  {
    nom: '82-annuaire-carte',
    chemin: '/annuaire?module=grand-age',
    preparer: async page => {
      await page.getByRole('button', { name: 'Afficher la carte' }).click()
      await page.locator('carte-etablissements[dessinee]').waitFor()
    },
    sombre: true,
  },
  {
    nom: '83-annuaire-fiche',
    chemin: '/annuaire?q=ehpad+34',
    preparer: page => page.locator('.etablissement h3 a').first().click(),
    sombre: true,
  },
  { nom: '84-donnees-ouvertes', chemin: '/annuaire/donnees' },
  {
    nom: '85-reste-a-charge',
    chemin: '/annuaire/reste-a-charge',
    preparer: async page => {
      for (const [nom, valeur] of [
        ['hebergement', '70'],
        ['dependance', '21,40'],
        ['gir56', '5,76'],
        ['ressources', '1650'],
      ] as const)
        await page.locator(`[name=${nom}]`).fill(valeur)
      await page.locator('[name=gir]').selectOption('2')
      await page.getByRole('button', { name: 'Estimer' }).click()
      await page.getByText('Reste à payer par mois').waitFor()
    },
    sombre: true,
  },
]
