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
