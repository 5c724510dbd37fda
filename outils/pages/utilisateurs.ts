import { administration, continuer, type PageAMontrer, premiere, recherche } from './page-a-montrer.ts'

/** Finding, creating and looking after accounts. */
export const utilisateurs: readonly PageAMontrer[] = [
  { nom: '04-rechercher', compte: 'referent', chemin: recherche('martin'), sombre: true },
  { nom: '21-recherche-vide', compte: 'referent', chemin: recherche('zzzz') },
  {
    nom: '05-utilisateur',
    compte: 'referent',
    chemin: recherche('martin'),
    preparer: premiere,
    sombre: true,
  },
  { nom: '06-creer', compte: 'referent', chemin: `${administration}/utilisateurs/creer` },
  {
    nom: '06-creer-en-erreur',
    compte: 'referent',
    chemin: `${administration}/utilisateurs/creer`,
    preparer: async page => {
      await page.locator('[name=courriel]').fill('secretariat@ch-clapassiers.example')
      await continuer(page)
    },
  },
  {
    nom: '24-desactiver-un-compte',
    compte: 'referent',
    chemin: recherche('aït ahmed'),
    preparer: async page => {
      await premiere(page)
      await page.getByRole('link', { name: 'Désactiver le compte' }).click()
    },
    sombre: true,
  },
  {
    nom: '25-comptes-a-revoir',
    compte: 'referent',
    chemin: `${administration}/comptes-a-revoir`,
    sombre: true,
  },
  { nom: '26-comptes-en-double', compte: 'regional', chemin: `${administration}/comptes-en-double` },
  {
    nom: '27-reinitialiser-les-facteurs',
    compte: 'referent',
    chemin: recherche('aït ahmed'),
    preparer: async page => {
      await premiere(page)
      await page.getByRole('link', { name: 'Réinitialiser les seconds facteurs' }).click()
    },
  },
]
