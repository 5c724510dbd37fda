import type { Page } from 'playwright-core'

type PageAMontrer = {
  nom: string
  /** Key of the demo's person; nobody when absent. */
  compte?: string
  chemin: string
  /** Last gestures before the picture: open the first row, type something wrong… */
  preparer?: (page: Page) => Promise<unknown>
  /** Also in the dark theme. */
  sombre?: boolean
}

const administration = '/administration'

/** The pages that `npm run captures` photographs, in the order in which a référent meets them. */
export const pages: readonly PageAMontrer[] = [
  { nom: '01-connexion', chemin: '/connexion' },
  { nom: '02-demo', chemin: '/demo' },
  { nom: '03-accueil', compte: 'referent', chemin: '/', sombre: true },
  {
    nom: '04-rechercher',
    compte: 'referent',
    chemin: `${administration}/utilisateurs?q=martin`,
    sombre: true,
  },
  {
    nom: '05-utilisateur',
    compte: 'referent',
    chemin: `${administration}/utilisateurs?q=martin`,
    preparer: page => page.locator('table tbody a').first().click(),
  },
  { nom: '06-creer', compte: 'referent', chemin: `${administration}/utilisateurs/creer` },
  { nom: '07-habilitations', compte: 'referent', chemin: `${administration}/habilitations`, sombre: true },
  { nom: '08-mes-referents', compte: 'professionnel', chemin: `${administration}/mes-referents` },
  { nom: '09-mon-compte', compte: 'referent', chemin: `${administration}/mon-compte` },
  { nom: '10-fiche-annuaire', compte: 'referent', chemin: `${administration}/fiche-annuaire` },
  {
    nom: '11-unites-de-soins',
    compte: 'referent',
    chemin: `${administration}/fiche-annuaire`,
    preparer: page => page.getByRole('link', { name: /Unités de soins/ }).click(),
  },
  { nom: '12-accueil-chargee-de-mission', compte: 'charge-de-mission', chemin: '/' },
  { nom: '13-accueil-sans-droit', compte: 'nouveau', chemin: '/' },
  { nom: '14-composants', chemin: '/demo/composants', sombre: true },
]
