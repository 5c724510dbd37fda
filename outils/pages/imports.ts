import type { Page } from 'playwright-core'
import { administration, type PageAMontrer } from './page-a-montrer.ts'

/** A file of people to import, one of whom is refused; the worker behind verifies it. */
async function deposerDesPersonnes(page: Page) {
  const lignes = [
    'Nom;Prénom;Courriel;FINESS;Profil;Matricule',
    'Martin;Julie;julie.martin@ch-clapassiers.example;;;12',
    'Delmas;Claire;claire.delmas@ch-clapassiers.example;340000017;VT SAN – Statistiques;13',
    'Noir;Paul;secretariat@ch-clapassiers.example;;;14',
  ]
  const fichier = { name: 'personnes.csv', mimeType: 'text/csv', buffer: Buffer.from(lignes.join('\n')) }
  await page.locator('input[type=file]').first().setInputFiles(fichier)
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click()
  await page.getByRole('heading', { name: 'Confirmer l’import' }).waitFor()
}

async function deposerLePersonnel(page: Page) {
  const fichier = {
    name: 'personnel.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Nom;Prénom\nDelmas;Claire\nNouvelle;Zoé'),
  }
  await page.locator('select[name=structure]').selectOption({ index: 1 })
  await page.locator('input[type=file]').last().setInputFiles(fichier)
  await page.getByRole('button', { name: 'Comparer la liste' }).click()
  await page.getByRole('heading', { name: 'Départs à décider' }).waitFor()
}

/** Imports of people, departures from a list. */
export const imports: readonly PageAMontrer[] = [
  { nom: '30-importer', compte: 'referent', chemin: `${administration}/imports` },
  {
    nom: '31-import-verifie',
    compte: 'referent',
    chemin: `${administration}/imports`,
    preparer: deposerDesPersonnes,
    sombre: true,
  },
  {
    nom: '32-departs-a-decider',
    compte: 'referent',
    chemin: `${administration}/imports`,
    preparer: deposerLePersonnel,
    sombre: true,
  },
]
