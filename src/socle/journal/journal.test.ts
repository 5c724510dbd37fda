import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { enTransaction } from '../base/transaction.ts'
import { journaliser } from './journal.ts'

const test = baseDeTest()
const ligne = {
  instant: new Date('2026-11-23T09:00:00Z'),
  acteurId: null,
  acte: 'essai.fait',
  motif: 'pour voir',
}

describe('the journal', () => {
  it('lives or dies with the act', async () => {
    const echec = enTransaction(test.base, async tx => {
      await journaliser(tx, ligne)
      throw new Error('non')
    })
    await expect(echec).rejects.toThrow('non')
    expect(await test.base.selectFrom('journal').selectAll().execute()).toEqual([])
  })

  it('keeps a line whose text was cut in the middle of an emoji', async () => {
    await enTransaction(test.base, tx => journaliser(tx, { ...ligne, details: { id: '💥'.slice(0, 1) } }))
    const { details } = await test.base.selectFrom('journal').select('details').executeTakeFirstOrThrow()
    expect(details).toEqual({ id: '\uFFFD' })
  })

  it.each([
    ['update', sql`update journal set motif = 'autre'`],
    ['delete', sql`delete from journal`],
    ['truncate', sql`truncate journal`],
  ])('refuses %s, even by hand', async (_, requete) => {
    await enTransaction(test.base, tx => journaliser(tx, ligne))
    await expect(requete.execute(test.base)).rejects.toThrow('on y ajoute des lignes')
  })
})
