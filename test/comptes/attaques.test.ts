import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { creerLien } from '#src/comptes/liens/liens.ts'
import type { UsageLien } from '#src/comptes/tables.ts'
import { applicationComptes } from '#test/comptes/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { motDePasseDeTest, unCompte } from './un-compte.ts'

const essai = baseDeTest()
const motDePasse = motDePasseDeTest
const nouveau = 'sept pommes vertes mûres'
const adresse = () => `${randomUUID()}@ch.example`

async function connecte(courriel: string) {
  const navigateur = applicationComptes(essai.base).client()
  expect((await navigateur.post('/connexion', { courriel, motDePasse })).statut).toBe(303)
  return navigateur
}

async function lienPour(usage: UsageLien, choix: Parameters<typeof unCompte>[1] = {}) {
  const compteId = await unCompte(essai.base, choix)
  const nouveauCourriel = usage === 'courriel' ? { nouveauCourriel: adresse() } : {}
  const maintenant = new Date('2026-11-23T08:59:00Z')
  const secret = await essai.base
    .transaction()
    .execute(tx => creerLien(tx, { compteId, usage, maintenant, ...nouveauCourriel }))
  return { compteId, chemin: `/${usage}/${secret}` }
}

const choisir = { motDePasse: nouveau, confirmation: nouveau }

describe('sessions', () => {
  test('a session planted before sign-in is worth nothing after, whoever it was of', async () => {
    const [pirate, victime] = [adresse(), adresse()]
    await unCompte(essai.base, { courriel: pirate })
    const compteId = await unCompte(essai.base, { courriel: victime })
    const navigateurDuPirate = await connecte(pirate)
    for (const plantee of [navigateurDuPirate.cookies.get('session') ?? '', 'inventee', '']) {
      const navigateur = applicationComptes(essai.base).client()
      navigateur.cookies.set('session', plantee)
      await navigateur.post('/connexion', { courriel: victime, motDePasse })
      expect(navigateur.cookies.get('session')).not.toBe(plantee)
      expect((await navigateur.get('/')).texte).toBe(`compte:${compteId}`)
    }
    expect((await navigateurDuPirate.get('/')).vers).toBe('/connexion')
  })

  test.each(['mot-de-passe', 'courriel'] as const)(
    'a link of use « %s » closes, on the very next request, those opened elsewhere',
    async usage => {
      const courriel = adresse()
      const { chemin } = await lienPour(usage, { courriel })
      const ailleurs = await connecte(courriel)
      const ici = await connecte(courriel)
      expect((await ailleurs.get('/')).statut).toBe(200)
      expect((await ici.post(chemin, choisir)).statut).toBe(303)
      expect((await ailleurs.get('/')).vers).toBe('/connexion')
      expect((await ici.get('/')).statut).toBe(200)
    },
  )
})

describe('mailed links', () => {
  test.each([
    ['activation', { etat: 'invite' }],
    ['mot-de-passe', {}],
    ['courriel', {}],
  ] as const)('%s: of five uses at once one works, and replayed it works no more', async (usage, choix) => {
    const { chemin } = await lienPour(usage, choix)
    const { client } = applicationComptes(essai.base)
    const reponses = await Promise.all(Array.from({ length: 5 }, () => client().post(chemin, choisir)))
    expect(reponses.map(({ statut }) => statut).sort()).toEqual([303, 404, 404, 404, 404])
    expect((await client().post(chemin, choisir)).statut).toBe(404)
    expect((await client().get(chemin)).statut).toBe(404)
  })

  test('a link opens nothing but what it was made for', async () => {
    const { chemin } = await lienPour('mot-de-passe')
    const secret = chemin.split('/').at(-1)
    const { client } = applicationComptes(essai.base)
    for (const autre of ['activation', 'courriel'])
      expect((await client().post(`/${autre}/${secret}`, choisir)).statut).toBe(404)
    expect((await client().post(chemin, choisir)).statut).toBe(303)
  })
})

describe('hostile passwords', () => {
  test.each([
    ['a thousand and one characters', 'x'.repeat(1001), 422],
    ['two megabytes', 'x'.repeat(2 * 1024 * 1024), 413],
    ['a NUL', 'quatre\u0000chevaux bleus', 422],
    ['control characters', 'quatre\u001b[2Jchevaux bleus', 422],
    ['nothing visible', '\u200b'.repeat(20), 422],
    ['a thousand accents on one letter', `a${'\u0301'.repeat(900)}`, 422],
  ])('%s: refused beside the field when chosen, the link stays good', async (_, hostile, statut) => {
    const { chemin } = await lienPour('mot-de-passe')
    const { client } = applicationComptes(essai.base)
    const refus = await client().post(chemin, { motDePasse: hostile, confirmation: hostile })
    expect(refus.statut).toBe(statut)
    expect(refus.texte).not.toContain('value="quatre')
    expect((await client().post(chemin, choisir)).statut).toBe(303)
  })

  test.each([
    ['a thousand and one characters', 'x'.repeat(1001), 422],
    ['two megabytes', 'x'.repeat(2 * 1024 * 1024), 413],
    ['a NUL in the right one', `${motDePasse}\u0000`, 422],
    ['the right one, and a space', `${motDePasse} `, 422],
    ['the right one in capitals', motDePasse.toUpperCase(), 422],
  ])('%s does not open', async (_, hostile, statut) => {
    const courriel = adresse()
    await unCompte(essai.base, { courriel })
    const { client } = applicationComptes(essai.base)
    expect((await client().post('/connexion', { courriel, motDePasse: hostile })).statut).toBe(statut)
  })

  test('the same keys open from every keyboard: composed, decomposed or full-width', async () => {
    const courriel = adresse()
    const { chemin } = await lienPour('mot-de-passe', { courriel })
    const { client } = applicationComptes(essai.base)
    const choisi = 'L’été à Sète, 4 ﬂots'
    await client().post(chemin, { motDePasse: choisi, confirmation: choisi })
    for (const frappe of [choisi.normalize('NFC'), choisi.normalize('NFD'), choisi.normalize('NFKD')])
      expect((await client().post('/connexion', { courriel, motDePasse: frappe })).statut).toBe(303)
  })

  test('an address that looks like another does not open its account', async () => {
    const courriel = `anne-${randomUUID()}@ch.example`
    await unCompte(essai.base, { courriel })
    const { client } = applicationComptes(essai.base)
    for (const semblable of [courriel.replace('a', 'а'), courriel.replace('@', '\u200b@')])
      expect((await client().post('/connexion', { courriel: semblable, motDePasse })).statut).toBe(422)
    await expect(unCompte(essai.base, { courriel: courriel.replace('a', 'а') })).rejects.toThrow(
      'compte_courriel_lisible',
    )
  })
})
