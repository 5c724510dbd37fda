import type { Page } from 'playwright-core'
import { administration, type PageAMontrer, premiere } from './page-a-montrer.ts'

const adresse = `${administration}/fiche-annuaire`

const ongletDeFiche = (libelle: string) => (page: Page) =>
  page.getByRole('navigation', { name: 'Fiche annuaire' }).getByRole('link', { name: libelle }).click()

/** The fiche annuaire and its mirror of the ROR. */
export const fiche: readonly PageAMontrer[] = [
  { nom: '10-fiche-annuaire', compte: 'referent', chemin: adresse },
  {
    nom: '11-unites-de-soins',
    compte: 'referent',
    chemin: adresse,
    preparer: page => page.getByRole('link', { name: /Unités et offres/ }).click(),
  },
  {
    nom: '11-synchronisation',
    compte: 'referent',
    chemin: adresse,
    preparer: page => page.getByRole('link', { name: 'Synchronisation', exact: true }).click(),
  },
  {
    nom: '70-fiche-signalements',
    compte: 'referent',
    chemin: adresse,
    preparer: ongletDeFiche('Signalements'),
    sombre: true,
  },
  {
    nom: '70-fiche-signaler',
    compte: 'referent',
    chemin: adresse,
    preparer: page => page.getByRole('link', { name: 'Signaler une erreur : Téléphone' }).click(),
  },
  {
    nom: '70-fiche-signalement',
    compte: 'referent',
    chemin: `${administration}/signalements-ror`,
    preparer: premiere,
  },
  {
    nom: '71-fiche-completude',
    compte: 'referent',
    chemin: adresse,
    preparer: ongletDeFiche('Complétude'),
    sombre: true,
  },
  {
    nom: '71-fiche-historique',
    compte: 'referent',
    chemin: adresse,
    preparer: ongletDeFiche('Historique'),
  },
  {
    nom: '72-fiche-consultations',
    compte: 'referent',
    chemin: adresse,
    preparer: ongletDeFiche('Consultations'),
  },
  {
    nom: '72-fiche-unite',
    compte: 'referent',
    chemin: adresse,
    preparer: async page => {
      await ongletDeFiche('Unités et offres')(page)
      const { origin } = new URL(page.url())
      const vers = await page
        .locator('a[href*="/unites/"]', { hasText: 'Modifier' })
        .first()
        .getAttribute('href')
      await page.goto(origin + vers)
    },
  },
  {
    nom: '73-grand-age',
    compte: 'medecin-coordonnateur',
    chemin: adresse,
    preparer: ongletDeFiche('Offre Grand Âge'),
    sombre: true,
  },
  {
    nom: '73-grand-age-places',
    compte: 'referent-seul',
    chemin: adresse,
    preparer: async page => {
      await ongletDeFiche('Offre Grand Âge')(page)
      await page.getByRole('link', { name: 'Déclarer les places' }).click()
      await page.waitForURL(/places$/)
    },
  },
  {
    nom: '73-grand-age-tarifs',
    compte: 'referent-seul',
    chemin: adresse,
    preparer: async page => {
      await ongletDeFiche('Offre Grand Âge')(page)
      await page.locator('a[href$="/grand-age/modifier"]').click()
      await page.waitForURL(/modifier$/)
    },
  },
  {
    nom: '74-fiches-a-confirmer',
    compte: 'charge-de-mission',
    chemin: `${administration}/fiches-a-confirmer`,
  },
]
