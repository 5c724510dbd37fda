import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { preparee } from './preparees.ts'

const essai = baseDeTest()

it('keeps the plan of the queries that ask for it, and of no other', async () => {
  const { base } = essai
  await base.connection().execute(async une => {
    const departements = () => une.selectFrom('departement').select('nom')
    for (const code of ['34', '12'])
      await departements().modifyFront(preparee).where('code', '=', code).execute()
    await departements().where('code', '=', '34').execute()
    const { rows } = await sql<{ statement: string; fois: number }>`
      select statement, (generic_plans + custom_plans)::int as fois from pg_prepared_statements`.execute(une)
    expect(rows).toEqual([{ statement: expect.stringContaining('where "code" = $1'), fois: 2 }])
  })
})

it('gives the same answer as the query itself', async () => {
  const requete = essai.base
    .selectFrom('departement')
    .select(['code', 'nom'])
    .where('code', 'like', '1%')
    .orderBy('code')
  expect(await requete.modifyFront(preparee).execute()).toEqual(await requete.execute())
})
