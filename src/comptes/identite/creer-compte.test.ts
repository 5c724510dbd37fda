import { describe, expect, test } from 'vitest'
import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { creerCompte } from './creer-compte.ts'
import { professions, sosies, trouverCompteParCourriel } from './requetes.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const personne = {
  civilite: 'madame',
  nom: 'Lefèvre-Œuvrard',
  prenom: 'Anne',
  professionCode: 'G15-60',
  fonction: 'Cadre de santé',
  rpps: null,
  telephone: '0102030405',
} as const

const creer = (choix: Partial<Parameters<typeof creerCompte>[1]> & { courriel: string }) =>
  essai.base
    .transaction()
    .execute(tx => creerCompte(tx, { ...personne, creePar: null, maintenant, origine: {}, ...choix }))

describe('creating an account', () => {
  test('writes it, not activated, with a line of journal', async () => {
    const creePar = await unCompte(essai.base)
    const creation = await creer({ courriel: 'anne@ch.example', creePar })
    const compte = await trouverCompteParCourriel(essai.base, 'ANNE@ch.example')
    expect(creation).toEqual({ ok: true, compteId: compte?.id })
    expect(compte).toMatchObject({ etat: 'invite', profession: 'Infirmier', inviteLe: null })
    const ligne = await essai.base
      .selectFrom('journal')
      .select(['acte', 'acteur_id'])
      .where('compte_id', '=', compte?.id ?? '')
      .execute()
    expect(ligne).toEqual([{ acte: 'compte.cree', acteur_id: creePar }])
  })

  test('an address or an RPPS is taken once, whatever the case', async () => {
    const rpps = composerRpps('1000000001')
    const a = await creer({ courriel: 'prise@ch.example', rpps })
    const compteId = a.ok && a.compteId
    expect(await creer({ courriel: 'PRISE@CH.example' })).toEqual({
      ok: false,
      motif: 'courriel-pris',
      compteId,
    })
    expect(await creer({ courriel: 'autre@ch.example', rpps })).toEqual({
      ok: false,
      motif: 'rpps-pris',
      compteId,
    })
    await expect(unCompte(essai.base, { courriel: 'Prise@ch.EXAMPLE' })).rejects.toThrow(
      'compte_courriel_key',
    )
  })

  test('of ten at once, one creates and nine are led to its account', async () => {
    const creations = await Promise.all(
      Array.from({ length: 10 }, () => creer({ courriel: 'ensemble@ch.example' })),
    )
    expect(creations.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set(creations.map(c => 'compteId' in c && c.compteId)).size).toBe(1)
    expect(creations.filter(c => !c.ok && c.motif === 'courriel-pris')).toHaveLength(9)
  })

  test('a forged profession is refused', async () => {
    expect(await creer({ courriel: 'forge@ch.example', professionCode: "x'--" })).toEqual({
      ok: false,
      motif: 'profession-inconnue',
    })
  })
})

describe('look-alikes', () => {
  test('are found by names in any order and spelling, and by RPPS', async () => {
    const rpps = composerRpps('1000000002')
    const meme = await unCompte(essai.base, { nom: 'Le Goff', prenom: 'Maëlys' })
    const autre = await unCompte(essai.base, { nom: 'Quelconque', prenom: 'Jean', rpps })
    for (const [nom, prenom] of [
      ['LE GOFF', 'Maelys'],
      ['le-goff', 'maëlys'],
      ['Maëlys', 'Le Goff'],
    ] as const) {
      expect((await sosies(essai.base, { nom, prenom, rpps: null })).map(({ id }) => id)).toEqual([meme])
    }
    const trouves = await sosies(essai.base, { nom: 'Le Goff', prenom: 'Maëlys', rpps })
    expect(trouves.map(({ id, memeRpps }) => [id, memeRpps])).toEqual([
      [autre, true],
      [meme, false],
    ])
    expect(await sosies(essai.base, { nom: 'Le Goff', prenom: 'Mael', rpps: null })).toEqual([])
  })
})

test('professions come grouped, the common ones first', async () => {
  const [premier, ...autres] = await professions(essai.base)
  expect(premier?.groupe).toBe('Professions de santé')
  expect(premier?.options[0]).toEqual({ valeur: 'G15-10', libelle: 'Médecin' })
  expect(autres.map(({ groupe }) => groupe)).toContain('Fonctions')
})
