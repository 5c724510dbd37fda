import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { journaliser } from '../journal/journal.ts'
import { planifier } from '../travaux/travail.ts'
import type { Base } from './base.ts'
import { sousRoleApplication } from './role-application.ts'
import { enTransaction } from './transaction.ts'

const test = baseDeTest()
const etat: { base?: Base } = {}
const base = () => etat.base as Base
beforeAll(async () => {
  etat.base = await sousRoleApplication(test, servicesDeTest(test.base))
})
afterAll(() => etat.base?.destroy())

const ligne = { instant: new Date('2026-11-26T09:00:00Z'), acteurId: null, acte: 'essai.fait' }

describe('the base as the product uses it', () => {
  it('writes the journal, and a job with it', async () => {
    await enTransaction(base(), async tx => {
      await journaliser(tx, ligne)
      await planifier(tx, 'essai', { id: 1 }, { cle: 'essai' })
    })
    const taches = await sql`select 1 from graphile_worker.jobs where key = 'essai'`.execute(base())
    expect(taches.rows).toHaveLength(1)
  })

  it.each([
    ['change a line', sql`update journal set motif = 'autre'`],
    ['remove a line', sql`delete from journal`],
    ['empty the journal', sql`truncate journal`],
    ['switch its guard off', sql`alter table journal disable trigger all`],
    ['change a seal', sql`update journal_sceau set nombre = 0`],
    ['rewrite the list of migrations', sql`delete from migration`],
    ['touch the queue but through its function', sql`delete from graphile_worker._private_jobs`],
  ])('may not %s', async (_, requete) => {
    await expect(requete.execute(base())).rejects.toMatchObject({ code: '42501' })
  })

  it('stays so after « reset role »', async () => {
    await base()
      .connection()
      .execute(async connexion => {
        await sql`reset role`.execute(connexion)
        await expect(sql`delete from journal`.execute(connexion)).rejects.toMatchObject({ code: '42501' })
      })
  })
})
