import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { motDePasseDemo, personnages } from '#demo/personnages.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { accepterLesConditions, ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const etat: { navigateur?: Browser } = {}
beforeAll(async () => {
  etat.navigateur = await ouvrirNavigateur()
})
afterAll(() => etat.navigateur?.close())

const administration = '/administration'

/** The gestures of the journey, said as one would tell them on the phone. */
function gestes(page: Page) {
  const corps = page.locator('main')
  return {
    aller: (chemin: string) => page.goto(chemin),
    cliquer: (nom: RegExp | string) => corps.getByRole('link', { name: nom }).first().click(),
    valider: (nom: RegExp | string) => corps.getByRole('button', { name: nom }).first().click(),
    saisir: (champ: string, valeur: string) =>
      corps.locator(`[name="${champ}"]:not([type="hidden"])`).fill(valeur),
    choisir: (champ: string, libelle: string) =>
      corps.locator(`select[name="${champ}"]`).selectOption({ label: libelle }),
    cocher: (libelle: RegExp | string) => corps.getByLabel(libelle).first().check(),
    prendre: (champ: string) => corps.locator(`[name="${champ}"]`).first().check(),
    titre: () => page.locator('h1').innerText(),
    // non-breaking spaces are for the eye
    texte: async () => (await corps.innerText()).replace(/[\u00A0\u202F]/g, ' '),
  }
}

async function connecter(baseURL: string, javaScriptEnabled: boolean) {
  const page = await nouvellePage(baseURL, javaScriptEnabled)
  const { aller, saisir, valider } = gestes(page)
  await aller('/connexion')
  await saisir('courriel', courrielDe('referent'))
  await saisir('motDePasse', motDePasseDemo)
  await valider('Se connecter')
  await accepterLesConditions(page)
  return page
}

async function nouvellePage(baseURL: string, javaScriptEnabled: boolean) {
  if (!etat.navigateur) throw new Error('navigateur absent')
  const page = await ouvrirPage(etat.navigateur, { baseURL, javaScriptEnabled, reducedMotion: 'reduce' })
  page.setDefaultTimeout(20_000)
  return page
}

const courrielDe = (cle: string) => personnages.find(p => p.cle === cle)?.courriel ?? ''

/** The link that the last mail to this person carries, as the local mailbox shows it. */
async function lienRecu(origine: string, destinataire: string): Promise<string> {
  const reponse = await fetch(`${origine}/demo/courriels.json`)
  const courriels = (await reponse.json()) as { destinataire: string; texte: string }[]
  const texte = courriels.find(c => c.destinataire === destinataire)?.texte ?? ''
  return new URL(/https?:\/\/\S+/.exec(texte)?.[0] ?? '').pathname
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a référent’s first days, %s', (_, js) => {
  const demo = applicationDeDemo()
  const courriel = js ? 'nadia.el-amrani@ch-clapassiers.example' : 'yann.le-du@ch-clapassiers.example'
  const [prenom, nom] = js ? ['Nadia', 'El Amrani'] : ['Yann', 'Le Dû']
  const motDePasse = 'Une-longue-phrase-de-2026'
  const pages: { referente?: Page; nouveau?: Page } = {}
  const referente = () => pages.referente as Page

  beforeAll(async () => {
    pages.referente = await connecter(demo.origine, js)
  })
  afterAll(async () => {
    for (const page of Object.values(pages)) await page?.context().close()
  })

  it('creates a user with first rights: e-mail first, a recap, an invitation', async () => {
    const g = gestes(referente())
    await g.aller(`${administration}/utilisateurs/creer`)
    await g.saisir('courriel', 'secretariat@ch-clapassiers.example')
    await g.valider('Continuer')
    expect(await g.texte()).toContain('1 point à corriger')

    await g.saisir('courriel', courriel)
    await g.valider('Continuer')
    await g.saisir('prenom', prenom)
    await g.saisir('nom', nom)
    await g.cocher(js ? 'Madame' : 'Monsieur')
    await g.choisir('professionCode', 'Assistant de service social')
    await g.valider('Continuer')
    await g.prendre('lieu')
    await g.valider('Continuer')
    await g.cocher(/VT SAN – Demandeur social/)
    await g.valider('Continuer')
    expect(await g.texte()).toContain(courriel)
    await g.valider('Créer le compte et envoyer l’invitation')
    expect(await g.titre()).toContain(`Le compte de ${prenom} ${nom} est créé`)
  })

  it('the new professional activates their account by the mailed link, once', async () => {
    const lien = await lienRecu(demo.origine, courriel)
    const page = await nouvellePage(demo.origine, js)
    pages.nouveau = page
    const g = gestes(page)
    await g.aller(lien)
    await g.saisir('motDePasse', motDePasse)
    await g.saisir('confirmation', motDePasse)
    await g.valider(/./)
    await accepterLesConditions(page)
    expect(await g.texte()).toContain('VT SAN – Demandeur social')
    const seconde = await page.goto(lien)
    expect(seconde?.status()).toBeGreaterThanOrEqual(400)
  })

  it('is found despite a slip, and given another right in three screens', async () => {
    const g = gestes(referente())
    await g.aller(
      `${administration}/utilisateurs?q=${encodeURIComponent(js ? 'amrrani nadia' : 'le du yan')}`,
    )
    await g.cliquer(`${prenom} ${nom}`)
    await g.cliquer('Attribuer une habilitation')
    await g.cocher(/VT SAN – Demandeur envoi/)
    await g.valider(/Vérifier|Continuer/)
    await g.valider(/^Attribuer jusqu’au/)
    await g.aller(`${administration}/utilisateurs?q=${encodeURIComponent(courriel)}`)
    expect(await g.texte()).toContain('Demandeur envoi')
  })

  it('renews the co-référent', async () => {
    const g = gestes(referente())
    await g.aller(`${administration}/habilitations?q=benali`)
    await g.cocher(/Sélectionner Youssef Benali, VT ADM – Référent structure/)
    await g.valider('Renouveler')
    await g.valider(/^Renouveler/)
    expect(await g.texte()).toMatch(/1 habilitation renouvelée/)
  })

  it('cannot give themself anything: the refusal names whom to ask', async () => {
    const page = referente()
    const g = gestes(page)
    const { id } = await demo.services.base
      .selectFrom('compte')
      .select('id')
      .where('courriel', '=', courrielDe('referent'))
      .executeTakeFirstOrThrow()
    await g.aller(`${administration}/habilitations/attribuer?compte=${id}`)
    expect(await g.texte()).toContain('Youssef Benali')
    const refus = await demo.services.base
      .selectFrom('journal')
      .select('id')
      .where('acteur_id', '=', id)
      .where('compte_id', '=', id)
      .where('issue', '=', 'refuse')
      .execute()
    expect(refus.length).toBeGreaterThan(0)
  })

  it('declares a departure: every right here ends at once; then undoes it', async () => {
    const page = referente()
    const g = gestes(page)
    await g.aller(`${administration}/utilisateurs?q=${encodeURIComponent(courriel)}`)
    await g.cliquer(`${prenom} ${nom}`)
    await g.cliquer(/départ/i)
    await g.valider(/départ/i)
    expect(await g.texte()).toContain('Départ enregistré')

    const nouveau = pages.nouveau as Page
    await nouveau.goto('/')
    expect(await gestes(nouveau).texte()).not.toContain('VT SAN – Demandeur social')

    await g.valider('Annuler le départ')
    await nouveau.goto('/')
    expect(await gestes(nouveau).texte()).toContain('VT SAN – Demandeur social')
  })

  it('« Mes référents » shows the newcomer whom to call, in one click', async () => {
    const page = pages.nouveau as Page
    await page.goto(`${administration}/mes-referents`)
    const texte = await gestes(page).texte()
    for (const attendu of [
      'Claire Delmas',
      'Youssef Benali',
      'claire.delmas@ch-clapassiers.example',
      'Béatrice Raynal',
    ]) {
      expect(texte).toContain(attendu)
    }
  })
})
