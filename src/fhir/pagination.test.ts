import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { imaginerRegion } from '#demo/peuplement.ts'
import { applicationFhir, ids, publier } from '#test/fhir/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()
const facade = () => applicationFhir(test.base)
beforeAll(() => {
  const { ressources } = imaginerRegion({ graine: 7, maintenant: new Date('2026-11-20T04:00:00Z') })
  return publier(test.base, ressources)
})

/** Somebody changes some rows of every table: their dates move, their names too. */
async function remuer(graine: number) {
  for (const table of ['entite_juridique', 'structure', 'unite', 'offre', 'lieu'])
    await test.base.pool.query(
      `update ${table} set nom = 'Modifié ' || $1 where abs(hashtext(id::text || $1)) % 3 = 0`,
      [String(graine)],
    )
}

describe('from page to page', () => {
  it('each resource comes once, whatever the size of the pages and what changes meanwhile', async () => {
    const total = async (type: string) => (await facade().lire(`/${type}?_summary=count`)).corps.total
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('Organization', 'HealthcareService', 'Location'),
        fc.integer({ min: 37, max: 200 }),
        fc.integer(),
        async (type, taille, graine) => {
          const tous = ids(await facade().toutes(`/${type}?_count=${taille}`, () => remuer(graine)))
          expect(new Set(tous).size).toBe(tous.length)
          expect(tous).toHaveLength(await total(type))
        },
      ),
      { numRuns: 6 },
    )
  })

  it('by date: in order, each once when nothing moves, and none lost when something does', async () => {
    const sansRemous = await facade().toutes('/Organization?_count=150&_sort=_lastUpdated')
    const dates = sansRemous.map(({ resource }) => resource.meta.lastUpdated)
    expect(dates).toEqual(dates.toSorted())
    const connus = new Set(ids(sansRemous))
    expect(connus.size).toBe(sansRemous.length)
    const etat = { pas: 0 }
    const avecRemous = await facade().toutes('/Organization?_count=150&_sort=_lastUpdated', async () => {
      if (etat.pas++ === 0) await remuer(1)
    })
    expect(new Set(ids(avecRemous))).toEqual(connus)
    const inverse = await facade().toutes('/Organization?_count=150&_sort=-_lastUpdated')
    expect(new Set(ids(inverse))).toEqual(connus)
    const datesInverses = inverse.map(({ resource }) => resource.meta.lastUpdated)
    expect(datesInverses).toEqual(datesInverses.toSorted().reverse())
  })

  it('tells the total when it is known or asked for, and 200 a page at most', async () => {
    const total = (await facade().lire('/Organization?_summary=count')).corps.total
    const lire = async (suite: string) => (await facade().lire(`/Organization?${suite}`)).corps
    expect((await lire('_count=1')).total).toBeUndefined()
    expect((await lire('_count=1&_total=accurate')).total).toBe(total)
    expect((await lire('_count=0')).total).toBe(total)
    expect((await lire('_count=0')).entry).toBeUndefined()
    expect((await lire('_count=100000')).entry).toHaveLength(200)
    expect((await lire('name=aucunnomcommecela')).total).toBe(0)
  })
})

it('an inclusion too large is cut, and says so', async () => {
  const { corps } = await facade().lire(
    '/Organization?_count=200&_revinclude=HealthcareService:organization&_revinclude=Organization:partof',
  )
  const modes = Map.groupBy(corps.entry as { search: { mode: string } }[], ({ search }) => search.mode)
  expect(modes.get('include')?.length).toBeLessThanOrEqual(1000)
  const ids = (corps.entry as { fullUrl?: string }[]).flatMap(({ fullUrl }) => fullUrl ?? [])
  expect(new Set(ids).size).toBe(ids.length)
})
