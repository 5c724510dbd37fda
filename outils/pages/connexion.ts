import type { Page } from 'playwright-core'
import { motDePasseDemo } from '../../demo/personnages.ts'
import { accepterLesConditions } from '../../test/navigateur/navigateur.ts'
import { continuer, type PageAMontrer } from './page-a-montrer.ts'

/** The password is right, a code has left by e-mail. */
const avecLeMotDePasse = (compte: string) => async (page: Page) => {
  await page.locator('main [name=courriel]').fill(compte)
  await page.locator('main [name=motDePasse]').fill(motDePasseDemo)
  await continuer(page)
}

/** The code too: the guided page of somebody who has no second factor yet. */
const jusquAuGuide = (compte: string) => async (page: Page) => {
  await avecLeMotDePasse(compte)(page)
  const { origin } = new URL(page.url())
  const courriels: { destinataire: string; texte: string }[] = await (
    await page.request.get(`${origin}/demo/courriels.json`)
  ).json()
  const texte = courriels.find(({ destinataire }) => destinataire === compte)?.texte ?? ''
  await page.locator('main [name=code]').fill(/code : (\d{3} \d{3})/.exec(texte)?.[1] ?? '')
  await continuer(page)
  // asked once, of whichever screen comes first
  if (page.url().includes('/cgu/')) await accepterLesConditions(page, /second-facteur/)
}

/** Signing in, and the demo’s own pages. */
export const connexion: readonly PageAMontrer[] = [
  { nom: '01-connexion', chemin: '/connexion' },
  { nom: '01-conditions', compte: 'referent', chemin: '/cgu/accepter' },
  { nom: '02-demo', chemin: '/demo' },
  { nom: '23-courriels', chemin: '/demo/courriels' },
  {
    nom: '24-second-facteur',
    chemin: '/connexion',
    preparer: avecLeMotDePasse('karim.ait-ahmed@ch-clapassiers.example'),
    sombre: true,
  },
  {
    nom: '25-proteger-mon-compte',
    chemin: '/connexion',
    preparer: jusquAuGuide('youssef.benali@ch-clapassiers.example'),
    sombre: true,
  },
  {
    nom: '26-application',
    chemin: '/connexion',
    preparer: async page => {
      await jusquAuGuide('youssef.benali@ch-clapassiers.example')(page)
      await page.getByRole('link', { name: 'Application d’authentification' }).click()
    },
    sombre: true,
  },
]
