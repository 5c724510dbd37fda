import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envoyerRappels } from '#src/echeances/rappels/envoyer-rappels.ts'
import { renouvelerHabilitations } from '#src/habilitations/fins/renouveler-habilitations.ts'
import { revuesDuJour } from '#src/revues/travail-du-jour.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { horlogeReglable } from '#src/socle/temps/horloge.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { defauts } from './defauts.ts'
import { ouvrirNavigateur, ouvrirPage } from './navigateur.ts'

const horloge = horlogeReglable('2026-11-23T09:00:00Z')
const demo = applicationDeDemo({}, horloge)
const etat: { navigateur?: Browser } = {}
const racine = '/administration/revues'

beforeAll(async () => {
  etat.navigateur = await ouvrirNavigateur()
  await seRenouveler()
})
afterAll(() => etat.navigateur?.close())

/** Both référents are about to lose their right: as the guide asks, each renews the other's. */
async function seRenouveler() {
  const { base, config } = demo.services
  const droits = await base
    .selectFrom('habilitation as h')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .select(['h.id', 'h.version', 'c.id as compteId', 'c.prenom', 'c.nom', 'c.courriel'])
    .where('h.profil_code', '=', 'adm-referent-structure')
    .where('h.motif_fin', 'is', null)
    .where('c.courriel', 'like', '%@ch-clapassiers.example')
    .orderBy('c.courriel')
    .execute()
  const [claire, youssef] = droits
  if (!claire || !youssef) throw new Error('référents absents')
  for (const [par, de] of [
    [claire, youssef],
    [youssef, claire],
  ] as const) {
    const c = {
      acteur: { ...par, droits: [], obligation: null },
      maintenant: horloge(),
      origine: {},
      services: { config },
    }
    const fait = await enTransaction(base, tx => renouvelerHabilitations(tx, c, [de]))
    if (!fait.ok) throw new Error(JSON.stringify(fait))
  }
}

async function pageDe(compte: string, javaScriptEnabled = true): Promise<Page> {
  if (!etat.navigateur) throw new Error('navigateur absent')
  const page = await ouvrirPage(etat.navigateur, {
    baseURL: demo.origine,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    javaScriptEnabled,
  })
  page.setDefaultTimeout(30_000)
  await page.goto('/demo')
  await page.locator(`form:has(input[name="compte"][value="${compte}"]) button`).click()
  await page.waitForURL('/')
  return page
}

async function ouvrirLaRevue(page: Page, filtre = ''): Promise<string> {
  await page.goto(racine)
  const adresse = await page.locator('table a.lien-ligne').first().getAttribute('href')
  await page.goto(`${adresse}${filtre}`)
  return adresse ?? ''
}

const avancement = async (page: Page) =>
  Number(/^(\d+) sur/.exec(await page.locator('[data-avancement]').innerText())?.[1])
const attendreAvancement = (page: Page, combien: number) =>
  page.waitForFunction(
    n => document.querySelector('[data-avancement]')?.textContent?.startsWith(`${n} sur`),
    combien,
  )
const sansDefaut = async (page: Page) => expect(await defauts(page)).toEqual([])

/** Somebody of the hospital, who may fill in the social part of a file and not send it. */
async function unCollegue(): Promise<{ id: string; nom: string; prenom: string }> {
  const tient = (profil: string) => sql<boolean>`exists (
    select from habilitation h where h.compte_id = c.id and h.profil_code = ${profil} and h.periode @> ${horloge()}::timestamptz)`
  return demo.services.base
    .selectFrom('compte as c')
    .innerJoin('revue_ligne as l', 'l.compte_id', 'c.id')
    .innerJoin('revue as r', 'r.id', 'l.revue_id')
    .where('r.etat', '=', 'ouverte')
    .where('r.volet', '=', 'structure')
    .where('l.decision', 'is', null)
    .where('c.etat', '=', 'actif')
    .where(({ not }) => not(tient('san-demandeur-envoi')))
    .where(({ not }) => not(tient('adm-referent-structure')))
    .where('c.courriel', 'like', '%@ch-clapassiers.example')
    .select(['c.id', 'c.nom', 'c.prenom'])
    .orderBy('c.tri')
    .executeTakeFirstOrThrow()
}
const texteDe = async (page: Page) => (await page.locator('main').innerText()).replace(/[\u00A0\u202F]/g, ' ')

describe('a year of a hospital’s life', () => {
  it('the référent gives a right: the review that is open does not have it, the next one will', async () => {
    const page = await pageDe('referent', false)
    const { id, nom, prenom } = await unCollegue()
    await page.goto(`/administration/habilitations/attribuer?compte=${id}`)
    await page.getByLabel(/VT SAN – Demandeur envoi/).check()
    await page.getByRole('button', { name: /Vérifier|Continuer/ }).click()
    await page.getByRole('button', { name: /^Attribuer jusqu’au/ }).click()
    const revue = await ouvrirLaRevue(page)
    await page.goto(`${revue}?q=${encodeURIComponent(`${nom} ${prenom}`)}`)
    expect(await texteDe(page)).toContain(`${nom} ${prenom}`)
    expect(await texteDe(page)).not.toContain('VT SAN – Demandeur envoi\n')
    await page.context().close()
  }, 180_000)

  it('reminders leave once each, whatever the number of times the morning comes', async () => {
    const combien = async () => {
      await envoyerRappels.executer(demo.services, {})
      await revuesDuJour.executer(demo.services, {})
      const { n } = await demo.services.base
        .selectFrom('courriel')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('cle', 'is not', null)
        .executeTakeFirstOrThrow()
      return n
    }
    const premiers = await combien()
    expect(premiers).toBeGreaterThan(0)
    expect(await combien()).toBe(premiers)
  }, 180_000)

  it('the staff list tells a departure: their rights end, the review shows it', async () => {
    const page = await pageDe('referent', false)
    await page.goto('/administration/imports')
    await page.locator('select[name=structure]').selectOption({ label: 'Centre hospitalier de Clapassiers' })
    await page
      .locator('form', { has: page.getByRole('button', { name: 'Comparer la liste' }) })
      .locator('input[type=file]')
      .setInputFiles({
        name: 'personnel.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('Nom;Prénom\nDelmas;Claire\nBenali;Youssef'),
      })
    await page.getByRole('button', { name: 'Comparer la liste' }).click()
    const parti = page.locator('tbody tr', { has: page.locator('input[name=partis]') }).nth(3)
    const qui = (await parti.locator('th').innerText()).trim()
    await parti.locator('input[name=partis]').check()
    await page.getByRole('button', { name: 'Enregistrer les départs cochés' }).click()
    expect(await texteDe(page)).toContain('1 départ enregistré')
    const revue = await ouvrirLaRevue(page)
    await page.goto(`${revue}?q=${encodeURIComponent(qui)}`)
    expect(await texteDe(page)).toContain('Déjà terminée')
    await page.context().close()
  }, 180_000)

  it('the co-référent reviews by keyboard alone, one letter a line', async () => {
    const page = await pageDe('co-referent')
    await ouvrirLaRevue(page, '?etat=a-decider')
    await sansDefaut(page)
    const avant = await avancement(page)
    for (const touche of ['j', 'm', 'm', 't', 'i']) await page.keyboard.press(touche)
    await attendreAvancement(page, avant + 4)
    expect(await page.evaluate(() => document.activeElement?.closest('tr') !== null)).toBe(true)

    await page.locator('main [name=q]').focus()
    await page.keyboard.type('mmt')
    expect(await page.locator('main [name=q]').inputValue()).toBe('mmt')
    await page.locator('[data-raccourcis] summary').click()
    await page.locator('#raccourcis-actifs').uncheck()
    await page.locator('.trancher button').first().focus()
    await page.keyboard.press('m')
    await page.reload()
    expect(await avancement(page)).toBe(avant + 4)
    expect(await page.locator('#raccourcis-actifs').isChecked()).toBe(false)
    await page.context().close()
  }, 180_000)

  it('the référent goes on without JavaScript: one, several, reduced; and cannot sign half of it', async () => {
    const page = await pageDe('referent', false)
    const revue = await ouvrirLaRevue(page, '?etat=a-decider')
    const avant = await avancement(page)
    await page.locator('button[name=une][value^="maintenir:"]').first().click()
    expect(await avancement(page)).toBe(avant + 1)
    for (const rang of [0, 1]) await page.locator('tbody input[name=l]').nth(rang).check()
    await page.locator('button[name=lot][value=maintenir]').click()
    expect(await avancement(page)).toBe(avant + 3)
    await page.locator('.trancher a').first().click()
    expect(await page.locator('h1').innerText()).toBe('Réduire des habilitations')
    await page.locator('[name=commentaire]').fill('Fin de mission')
    await page.locator('.formulaire button.bouton-primaire').click()
    expect(await texteDe(page)).toContain('1 point à corriger')
    await page.locator('[name=unite]').selectOption({ index: 1 })
    await page.locator('.formulaire button.bouton-primaire').click()
    expect(await avancement(page)).toBe(avant + 4)
    await page.goto(`${revue}/signer`)
    expect(await page.locator('main').innerText()).toMatch(/Il reste \d+.habilitations à décider/)
    await page.context().close()
  }, 180_000)

  it('what nobody answered is suspended a week after the deadline; a référent gives it back', async () => {
    horloge.avancer(21)
    await revuesDuJour.executer(demo.services, {})
    const page = await pageDe('referent', false)
    await page.goto('/administration/habilitations?etat=suspendue')
    const suspendues = await page.locator('tbody tr').count()
    expect(suspendues).toBeGreaterThan(5)
    await page.locator('tbody input[name=h]').first().check()
    await page.getByRole('button', { name: 'Rétablir' }).click()
    await page.getByRole('button', { name: 'Rétablir maintenant' }).click()
    expect(await page.locator('.flash').innerText()).toMatch(/1.habilitation rétablie/)
    await page.goto(racine)
    expect(await page.locator('main').innerText()).toContain('Close sans signature')
    await page.context().close()
  }, 180_000)

  it('the next one opens by itself the year after; signed, its attestation verifies and a forgery does not', async () => {
    horloge.avancer(348)
    await revuesDuJour.executer(demo.services, {})
    const page = await pageDe('referent')
    const revue = await ouvrirLaRevue(page)
    await sansDefaut(page)
    await page.getByRole('link', { name: 'Décider par règle' }).click()
    await sansDefaut(page)
    for (;;) {
      const regle = page.locator('button[name=regle][value^="maintenir:"]').first()
      if ((await regle.count()) === 0) break
      await regle.click()
      expect(await page.locator('.flash').innerText()).toMatch(/décisions? enregistrées?/)
      await page.goto(`${revue}/regles`)
    }
    await page.goto(`${revue}?etat=a-decider`)
    while ((await page.locator('tbody input[name=l]').count()) > 0) {
      await page.locator('thead input[type=checkbox]').check()
      await page.locator('button[name=lot][value=maintenir]').click()
      await page.waitForFunction(() => !document.querySelector('tbody [data-partie]'))
      await page.goto(`${revue}?etat=a-decider`)
    }
    await page.goto(`${revue}/signer`)
    await sansDefaut(page)
    await page.getByRole('button', { name: 'Signer et appliquer' }).click()
    expect(await page.locator('h1').innerText()).toBe('Attestation de revue')
    await sansDefaut(page)

    const telecharger = async (nom: RegExp) => {
      const [fichier] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: nom }).click(),
      ])
      return fichier.path()
    }
    const pdf = await readFile(await telecharger(/PDF/))
    expect(pdf.toString('latin1')).toContain('pdfuaid:part>1<')
    const csv = await readFile(await telecharger(/CSV/), 'utf8')
    await page.goto('/revues/verifier')
    await sansDefaut(page)
    const verifier = async (texte: string) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'liste.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(texte),
      })
      await page.getByRole('button', { name: 'Vérifier le fichier' }).click()
      return page.locator('main').innerText()
    }
    expect(await verifier(csv)).toContain('Cette attestation est authentique')
    expect(await verifier(csv.replace('Maintenue', 'Terminée'))).toContain('n’est celle d’aucune attestation')
    await page.context().close()
  }, 240_000)
})
