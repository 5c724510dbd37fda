import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationComptes } from '#test/comptes/application.ts'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { defauts } from '#test/navigateur/defauts.ts'
import { ouvrirNavigateur, ouvrirPage } from '#test/navigateur/navigateur.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { noterEssai } from '../connexion/essais.ts'
import { parCompte } from '../connexion/progression.ts'
import { creerLien } from '../liens/liens.ts'

const essai = baseDeTest()
const courriel = 'claire.petit@ch.example'
const insistant = 'insiste@ch.example'
const etat: { navigateur?: Browser; serveur?: ReturnType<typeof serve>; origine: string; lien: string } = {
  origine: '',
  lien: '',
}

beforeAll(async () => {
  const { app, services } = applicationComptes(essai.base)
  await unCompte(essai.base, { courriel })
  const invite = await unCompte(essai.base, {
    courriel: 'zoe@ch.example',
    etat: 'invite',
    prenom: 'Zoé',
    nom: 'Le Goff',
  })
  const maintenant = services.horloge()
  for (let n = 0; n < (parCompte.paliers[0]?.echecs ?? 0); n++) {
    const echec = {
      courriel: insistant,
      compteId: null,
      moyen: 'mot-de-passe',
      maintenant,
      origine: {},
    } as const
    await noterEssai(essai.base, echec)
  }
  const secret = await essai.base
    .transaction()
    .execute(tx => creerLien(tx, { compteId: invite, usage: 'activation', maintenant }))
  etat.lien = `/activation/${secret}`
  etat.serveur = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise(pret => etat.serveur?.once('listening', pret))
  etat.origine = `http://127.0.0.1:${(etat.serveur.address() as AddressInfo).port}`
  etat.navigateur = await ouvrirNavigateur()
})
afterAll(async () => {
  await etat.navigateur?.close()
  etat.serveur?.close()
})

async function ouvrir(options: Parameters<typeof ouvrirPage>[1] = {}): Promise<Page> {
  if (!etat.navigateur) throw new Error('Le navigateur n’est prêt que dans les tests.')
  return ouvrirPage(etat.navigateur, { baseURL: etat.origine, ...options })
}

const envoyer = (page: Page) => page.locator('main form .bouton-primaire').click()

const ecrans: Record<string, (page: Page) => Promise<unknown>> = {
  connexion: page => page.goto('/connexion?suite=/utilisateurs'),
  'connexion vide': async page => {
    await page.goto('/connexion')
    await envoyer(page)
  },
  'connexion refusée': async page => {
    await page.goto('/connexion')
    await page.fill('[name=courriel]', 'inconnue@ch.example')
    await page.fill('[name=motDePasse]', 'faux')
    await envoyer(page)
  },
  activation: page => page.goto(etat.lien),
  'activation refusée': async page => {
    await page.goto(etat.lien)
    await page.fill('[name=motDePasse]', 'court')
    await page.fill('[name=confirmation]', 'autre')
    await envoyer(page)
  },
  'mot de passe oublié': page => page.goto('/mot-de-passe-oublie'),
  'lien envoyé': page => page.goto('/mot-de-passe-oublie/envoye'),
  'lien périmé': page => page.goto('/activation/inconnu'),
  'trop d’essais': async page => {
    await page.goto('/connexion')
    await page.fill('[name=courriel]', insistant)
    await page.fill('[name=motDePasse]', 'faux')
    await envoyer(page)
  },
}

describe.each([
  { largeur: 320, theme: 'dark' },
  { largeur: 1280, theme: 'light' },
] as const)('at $largeur px, $theme', ({ largeur, theme }) => {
  test.each(Object.keys(ecrans))('« %s » is accessible and fits', async nom => {
    const page = await ouvrir({
      viewport: { width: largeur, height: 800 },
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    await ecrans[nom]?.(page)
    expect(await defauts(page)).toEqual([])
    expect(await page.locator('h1').count()).toBe(1)
    await page.context().close()
  })
})

test.each([true, false])('by keyboard alone one signs in (JavaScript: %s)', async javaScriptEnabled => {
  const page = await ouvrir({ javaScriptEnabled })
  await page.goto('/connexion')
  // the first field has the focus: nothing to look for
  await page.locator('[name=courriel]:focus').waitFor()
  await page.keyboard.type(courriel)
  await page.keyboard.press('Tab')
  await page.keyboard.type(motDePasseDeTest)
  await page.keyboard.press('Enter')
  await page.waitForURL('/')
  expect(await page.textContent('body')).toContain('compte:')
  await page.context().close()
})
