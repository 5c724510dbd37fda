import { expect, test } from 'vitest'
import { journaliser } from '#src/socle/journal/journal.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { lireHistorique } from './historique.ts'

const essai = baseDeTest()

test('tells who did what to whom, newest first, page by page', async () => {
  const acteurId = await unCompte(essai.base, { prenom: 'Paul', nom: 'Morel' })
  const compteId = await unCompte(essai.base, { prenom: 'Inès', nom: 'Roux' })
  const instant = new Date('2026-11-23T09:00:00Z')
  await essai.base.transaction().execute(tx =>
    journaliser(tx, [
      { instant, acteurId, acte: 'compte.cree', compteId, details: { personne: 'Inès Roux' } },
      { instant, acteurId: compteId, acte: 'compte.active', compteId },
      { instant, acteurId: null, acte: 'compte.identite-modifiee', compteId, motif: 'import' },
      { instant, acteurId, acte: 'compte.active', compteId: acteurId },
    ]),
  )
  const lignes = await lireHistorique(essai.base, { compteId }, { limite: 2 })
  expect(lignes.map(({ acte, auteur, personne }) => [acte, auteur, personne])).toEqual([
    ['compte.identite-modifiee', null, 'Inès Roux'],
    ['compte.active', 'Inès Roux', 'Inès Roux'],
  ])
  const suite = await lireHistorique(essai.base, { compteId }, { avant: lignes.at(-1)?.id ?? 0 })
  expect(suite).toMatchObject([
    { acte: 'compte.cree', auteur: 'Paul Morel', details: { personne: 'Inès Roux' } },
  ])
})

test('tells somebody what was done to them and what they did, once each', async () => {
  const [moi, autre, tiers] = await Promise.all(
    ['Luc', 'Eve', 'Zoé'].map(prenom => unCompte(essai.base, { prenom, nom: 'Mien' })),
  )
  const ligne = { instant: new Date('2026-11-24T09:00:00Z'), acte: 'compte.active' }
  await essai.base.transaction().execute(tx =>
    journaliser(tx, [
      { ...ligne, acteurId: moi ?? null, compteId: moi ?? null, motif: 'de moi à moi' },
      { ...ligne, acteurId: moi ?? null, compteId: autre ?? null, motif: 'de moi' },
      { ...ligne, acteurId: autre ?? null, compteId: moi ?? null, motif: 'à moi' },
      { ...ligne, acteurId: autre ?? null, compteId: tiers ?? null, motif: 'sans moi' },
    ]),
  )
  const lignes = await lireHistorique(essai.base, { concerne: moi ?? '' })
  expect(lignes.map(({ motif }) => motif)).toEqual(['à moi', 'de moi', 'de moi à moi'])
  expect(await lireHistorique(essai.base, { concerne: moi ?? '' }, { limite: 1 })).toHaveLength(1)
})
