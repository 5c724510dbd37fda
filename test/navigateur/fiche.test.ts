import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doubleRorDe } from '#demo/ror/double.ts'
import { suivreTaches } from '#src/annuaire/signalements/suivre-taches.ts'
import { sourceConfiguree } from '#src/structures/ror/synchronisation/source-configuree.ts'
import { synchroniser } from '#src/structures/ror/synchronisation/synchroniser.ts'
import { objetsDeLAutre, objetsDuReferent } from '#test/acces/objets.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { travailler } from '#test/socle/travailler.ts'
import { defauts } from './defauts.ts'
import { ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const demo = applicationDeDemo({ ROR_TASK: '1' })
const etat: { navigateur?: Browser } = {}

beforeAll(async () => {
  etat.navigateur = await ouvrirNavigateur()
})
afterAll(() => etat.navigateur?.close())

async function ouvrir(compte: string, options: BrowserContextOptions = {}): Promise<Page> {
  if (!etat.navigateur) throw new Error('navigateur absent')
  const page = await ouvrirPage(etat.navigateur, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    baseURL: demo.origine,
    reducedMotion: 'reduce',
    ...options,
  })
  await page.goto('/demo')
  await page.locator(`form:has(input[name="compte"][value="${compte}"]) button`).click()
  await page.waitForURL('/')
  return page
}

/** What jobs would do by now: send what waits, then read what changed in the ROR, over HTTP. */
async function laisserPasserLesTravaux() {
  const travaux = demo.tranches.flatMap(({ travaux = [] }) => travaux)
  await travailler(demo.services, travaux)
  const source = sourceConfiguree(demo.services)
  if (!source) throw new Error('la démonstration n’a pas de ROR')
  expect(await synchroniser(demo.services, source, { nature: 'delta' })).toMatchObject({ genre: 'fait' })
  await travailler(demo.services, travaux)
}

/** The ROR's own team changes a value of a structure, in the double that the demo reads. */
async function leRorChange(structureId: string, champ: 'courriel' | 'nom_usuel', valeur: string) {
  const double = doubleRorDe(demo.services.config)
  const avant = await demo.services.base
    .selectFrom('structure')
    .select(['ror_id', champ])
    .where('id', '=', structureId)
    .executeTakeFirstOrThrow()
  const organisation = JSON.stringify(double?.lire('Organization', avant.ror_id ?? ''))
  double?.deposer(JSON.parse(organisation.replaceAll(String(avant[champ]), valeur)))
}

describe('the fiche, in a browser', () => {
  it.each([true, false])(
    'an error reported, the right value comes back, the report closes (scripts: %s)',
    async javaScriptEnabled => {
      const { structureId = '' } = await objetsDuReferent(demo.services.base)
      const juste = javaScriptEnabled ? 'contact@ch-clapassiers.example' : 'bonjour@ch-clapassiers.example'
      const page = await ouvrir('referent', { javaScriptEnabled })
      const trouves: string[] = []
      // axe itself needs scripts
      const regarder = async () => void (javaScriptEnabled && trouves.push(...(await defauts(page))))
      // day 0: here as there
      await laisserPasserLesTravaux()
      await page.goto(`/administration/fiche-annuaire/${structureId}`)
      await regarder()
      await page.getByRole('link', { name: 'Signaler une erreur : Courriel' }).click()
      await page.getByRole('button', { name: 'Envoyer à l’équipe ROR' }).click()
      await page.getByRole('alert').waitFor()
      await regarder()
      await page.getByLabel('Ce que le ROR devrait dire : Courriel').fill(juste)
      await page.getByLabel(/Justificatif/).setInputFiles({
        name: 'courrier.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7 essai'),
      })
      await page.getByRole('button', { name: 'Envoyer à l’équipe ROR' }).click()
      await page.getByText('Votre signalement est envoyé à l’équipe ROR.').waitFor()
      await regarder()
      const signalement = page.url()

      // the next day, the ROR has the report, and changes something else
      await leRorChange(structureId, 'nom_usuel', `Hôpital ${juste}`)
      await laisserPasserLesTravaux()
      expect(JSON.stringify(doubleRorDe(demo.services.config)?.signalements())).toContain(juste)
      await page.goto(`/administration/fiche-annuaire/${structureId}`)
      await page.getByText(`Hôpital ${juste}`).first().waitFor()
      await page.goto(signalement)
      expect(await page.getByText('la bonne valeur est arrivée').count()).toBe(0)

      // it says who is at it: shown on the report, which stays open
      const recu = doubleRorDe(demo.services.config)
        ?.signalements()
        .find(tache => JSON.stringify(tache).includes(juste))
      doubleRorDe(demo.services.config)?.repondre(recu?.id ?? '', { statut: '05', motif: 'Transmis à l’ARS' })
      await suivreTaches.executer(demo.services, {})
      await page.goto(signalement)
      await page.getByText('Envoyé au destinataire').waitFor()
      await regarder()

      // a week later, it has corrected the error
      await leRorChange(structureId, 'courriel', juste)
      await laisserPasserLesTravaux()
      await page.goto(signalement)
      await page.getByText('la bonne valeur est arrivée').waitFor()
      await regarder()
      await page.goto(`/administration/fiche-annuaire/${structureId}/historique`)
      await page
        .getByRole('row', { name: new RegExp(juste) })
        .first()
        .waitFor()
      await page.context().close()
      expect(trouves).toEqual([])
    },
    120_000,
  )

  it('a convention typed by two people at once: the second loses nothing', async () => {
    const { structureId } = await objetsDuReferent(demo.services.base)
    const chemin = `/administration/fiche-annuaire/${structureId}/prado`
    const [claire, youssef] = [await ouvrir('referent'), await ouvrir('co-referent')]
    await claire.goto(chemin)
    await youssef.goto(chemin)
    await claire.getByLabel('Accident vasculaire cérébral').check()
    await claire.getByRole('button', { name: 'Enregistrer la convention' }).click()
    await claire.getByText('La convention PRADO est enregistrée.').waitFor()
    await youssef.getByLabel(/Jusqu’au/).fill('2028-12-31')
    await youssef.getByRole('button', { name: 'Enregistrer la convention' }).click()
    await youssef.getByText(/Modifié entre-temps par Claire Delmas/).waitFor()
    expect(await youssef.getByLabel(/Jusqu’au/).inputValue()).toBe('2028-12-31')
    expect(await defauts(youssef)).toEqual([])
    await Promise.all([claire.context().close(), youssef.context().close()])
  }, 60_000)

  it('the Grand Âge pages, on a narrow phone: axe finds nothing, nothing overflows', async () => {
    const { structureId } = await objetsDeLAutre(demo.services.base)
    const page = await ouvrir('referent-seul', { viewport: { width: 320, height: 640 } })
    const trouves: string[] = []
    for (const suite of ['', '/modifier', '/places']) {
      await page.goto(`/administration/fiche-annuaire/${structureId}/grand-age${suite}`)
      trouves.push(...(await defauts(page)))
    }
    await page.getByLabel('Places libres aujourd’hui').first().fill('5000')
    await page.getByRole('button', { name: 'Déclarer ces places' }).click()
    await page.getByRole('alert').waitFor()
    trouves.push(...(await defauts(page)))
    await page.context().close()
    expect(trouves).toEqual([])
  }, 60_000)
})
