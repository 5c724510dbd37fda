import type { Page } from 'playwright-core'
import { motDePasseDemo } from '../demo/personnages.ts'
import { accepterLesConditions } from '../test/navigateur/navigateur.ts'

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

const premiere = async (page: Page) => {
  const liste = page.url()
  await page.locator('table tbody a.lien-ligne').first().click()
  await page.waitForURL(({ href }) => href !== liste)
}
const continuer = async (page: Page) => {
  await page.locator('.formulaire button.bouton-primaire').click()
  await page.waitForLoadState()
}

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

async function creerUnJeton(page: Page) {
  await premiere(page)
  await page.locator('[name=libelle]').fill('Entra ID, production')
  await page.locator('.formulaire button.bouton-primaire').click()
  await page.waitForLoadState()
  await page.getByRole('link', { name: 'Revenir aux jetons' }).click()
}
const fiche = `${administration}/fiche-annuaire`
const ongletDeFiche = (libelle: string) => (page: Page) =>
  page.getByRole('navigation', { name: 'Fiche annuaire' }).getByRole('link', { name: libelle }).click()
const recherche = (texte: string) => `${administration}/utilisateurs?q=${encodeURIComponent(texte)}`

/** The pages that `npm run captures` photographs, in the order in which a référent meets them. */
export const pages: readonly PageAMontrer[] = [
  { nom: '01-connexion', chemin: '/connexion' },
  { nom: '01-conditions', compte: 'referent', chemin: '/cgu/accepter' },
  { nom: '02-demo', chemin: '/demo' },
  { nom: '03-accueil', compte: 'referent', chemin: '/', sombre: true },
  { nom: '04-rechercher', compte: 'referent', chemin: recherche('martin'), sombre: true },
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
  { nom: '07-habilitations', compte: 'referent', chemin: `${administration}/habilitations`, sombre: true },
  {
    nom: '07-habilitations-choisies',
    compte: 'referent',
    chemin: `${administration}/habilitations?echeance=30`,
    preparer: page => page.locator('tbody input[type=checkbox]').first().check(),
  },
  { nom: '08-mes-referents', compte: 'professionnel', chemin: `${administration}/mes-referents` },
  { nom: '09-mon-compte', compte: 'referent', chemin: `${administration}/mon-compte` },
  {
    nom: '09-mon-compte-habilitations',
    compte: 'referent',
    chemin: `${administration}/mon-compte/habilitations`,
  },
  {
    nom: '09-mon-compte-connexion',
    compte: 'referent',
    chemin: `${administration}/mon-compte/connexion`,
  },
  {
    nom: '09-cle-acces-ajouter',
    compte: 'referent',
    chemin: `${administration}/mon-compte/cles-acces/ajouter`,
    sombre: true,
  },
  {
    nom: '09-cle-acces-creer',
    compte: 'referent',
    chemin: `${administration}/mon-compte/cles-acces/ajouter`,
    preparer: async page => {
      await page.locator('[name=motDePasse]').fill(motDePasseDemo)
      await continuer(page)
    },
  },
  { nom: '10-fiche-annuaire', compte: 'referent', chemin: `${administration}/fiche-annuaire` },
  {
    nom: '11-unites-de-soins',
    compte: 'referent',
    chemin: `${administration}/fiche-annuaire`,
    preparer: page => page.getByRole('link', { name: /Unités et offres/ }).click(),
  },
  {
    nom: '11-synchronisation',
    compte: 'referent',
    chemin: `${administration}/fiche-annuaire`,
    preparer: page => page.getByRole('link', { name: 'Synchronisation', exact: true }).click(),
  },
  { nom: '11-passages-ror', compte: 'regional', chemin: `${administration}/ror` },
  { nom: '12-accueil-chargee-de-mission', compte: 'charge-de-mission', chemin: '/' },
  {
    nom: '12-referents-manquants',
    compte: 'charge-de-mission',
    chemin: `${administration}/structures-sans-relais`,
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
  { nom: '13-accueil-sans-droit', compte: 'nouveau', chemin: '/' },
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
  { nom: '21-recherche-vide', compte: 'referent', chemin: recherche('zzzz') },
  { nom: '22-page-absente', compte: 'referent', chemin: `${administration}/rien` },
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
  {
    nom: '27-reinitialiser-les-facteurs',
    compte: 'referent',
    chemin: recherche('aït ahmed'),
    preparer: async page => {
      await premiere(page)
      await page.getByRole('link', { name: 'Réinitialiser les seconds facteurs' }).click()
    },
  },
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
  {
    nom: '40-connexion-scim',
    compte: 'regional',
    chemin: `${administration}/connexions-scim?q=clapassiers`,
    preparer: creerUnJeton,
    sombre: true,
  },
  {
    nom: '70-fiche-signalements',
    compte: 'referent',
    chemin: fiche,
    preparer: ongletDeFiche('Signalements'),
    sombre: true,
  },
  {
    nom: '70-fiche-signaler',
    compte: 'referent',
    chemin: fiche,
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
    chemin: fiche,
    preparer: ongletDeFiche('Complétude'),
    sombre: true,
  },
  {
    nom: '71-fiche-historique',
    compte: 'referent',
    chemin: fiche,
    preparer: ongletDeFiche('Historique'),
  },
  {
    nom: '72-fiche-consultations',
    compte: 'referent',
    chemin: fiche,
    preparer: ongletDeFiche('Consultations'),
  },
  {
    nom: '72-fiche-unite',
    compte: 'referent',
    chemin: fiche,
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
    chemin: fiche,
    preparer: ongletDeFiche('Offre Grand Âge'),
    sombre: true,
  },
  {
    nom: '73-grand-age-places',
    compte: 'referent-seul',
    chemin: fiche,
    preparer: async page => {
      await ongletDeFiche('Offre Grand Âge')(page)
      await page.getByRole('link', { name: 'Déclarer les places' }).click()
      await page.waitForURL(/places$/)
    },
  },
  {
    nom: '73-grand-age-tarifs',
    compte: 'referent-seul',
    chemin: fiche,
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
  { nom: '60-demandes', compte: 'referent', chemin: `${administration}/demandes`, sombre: true },
  {
    nom: '61-repondre-a-une-demande',
    compte: 'referent',
    chemin: `${administration}/demandes`,
    preparer: premiere,
    sombre: true,
  },
  {
    nom: '62-demande-de-compte',
    compte: 'referent',
    chemin: `${administration}/demandes`,
    preparer: page => page.locator('table tbody a.lien-ligne').last().click(),
  },
  {
    nom: '63-demander-une-habilitation',
    compte: 'nouveau',
    chemin: `${administration}/mes-demandes/nouvelle?q=clapassiers`,
  },
  { nom: '64-mes-demandes', compte: 'nouveau', chemin: `${administration}/mes-demandes` },
  { nom: '65-mes-absences', compte: 'referent', chemin: `${administration}/mes-absences` },
  { nom: '66-demander-un-compte', chemin: '/demander-un-compte?q=clapassiers', sombre: true },
  {
    nom: '67-demander-un-compte-formulaire',
    chemin: '/demander-un-compte?q=clapassiers',
    preparer: page => page.locator('main .liste-actions a').first().click(),
  },
  { nom: '84-donnees-ouvertes', chemin: '/annuaire/donnees' },
  {
    nom: '68-second-referent',
    compte: 'referent-seul',
    chemin: '/',
    preparer: page =>
      page
        .goto(`${new URL(page.url()).origin}${administration}/structures-sans-relais`)
        .then(() => premiere(page)),
  },
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
