import { beforeAll, describe, expect, it } from 'vitest'
import { imaginerRegion } from '#demo/peuplement.ts'
import { applicationFhir, ids, publier } from '#test/fhir/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { TypeFhir } from './ids.ts'
import { prefixes } from './protocole/dates.ts'
import { types } from './recherche/types.ts'

const test = baseDeTest()
const facade = () => applicationFhir(test.base)
beforeAll(() => {
  const { ressources } = imaginerRegion({ graine: 2026, maintenant: new Date('2026-11-20T04:00:00Z') })
  return publier(test.base, ressources)
})

type Declare = {
  type: TypeFhir
  searchParam: { name: string; documentation: string }[]
  searchInclude: string[]
  searchRevInclude: string[]
}
const declares = async (): Promise<Declare[]> => (await facade().lire('/metadata')).corps.rest[0].resource
const strict = { prefer: 'handling=strict' }
const premiere = async (chemin: string) => (await facade().lire(chemin)).corps.entry[0].resource

describe('what the CapabilityStatement declares', () => {
  it('works: each parameter of each type is taken, with the modifiers that it names', async () => {
    const appels: string[] = []
    for (const { type, searchParam } of await declares())
      for (const { name } of searchParam) {
        const { exemple = '', modificateurs = [] } =
          types[type].parametres.find(({ nom }) => nom === name) ?? {}
        for (const nom of [name, ...modificateurs.map(m => `${name}:${m}`)]) {
          const chemin = `/${type}?${new URLSearchParams([[nom, exemple]])}`
          const { statut, corps } = await facade().lire(chemin, strict)
          expect(statut, `${chemin} ${JSON.stringify(corps)}`).toBe(200)
          expect(corps.link[0].url).toContain(encodeURIComponent(nom))
          appels.push(chemin)
        }
      }
    expect(appels.length).toBeGreaterThan(30)
  })

  it('works: each inclusion brings what it says', async () => {
    for (const { type, searchInclude, searchRevInclude } of await declares()) {
      const inclusions = [
        ...searchInclude.map(valeur => `_include=${valeur}`),
        ...searchRevInclude.map(valeur => `_revinclude=${valeur}`),
      ]
      const parmi = type === 'Organization' ? ['type=500', 'type=1200', 'type=2'] : ['_count=50']
      for (const inclusion of inclusions) {
        const modes: string[] = []
        for (const critere of parmi) {
          const { statut, corps } = await facade().lire(`/${type}?${critere}&${inclusion}`, strict)
          expect(statut).toBe(200)
          modes.push(...corps.entry.map(({ search }: { search: { mode: string } }) => search.mode))
        }
        expect(modes, `${type} ${inclusion}`).toContain('include')
      }
    }
  })

  it('is all that works: nothing else is taken, and each type is declared', async () => {
    expect((await declares()).map(({ type }) => type)).toEqual([
      'Organization',
      'HealthcareService',
      'Location',
    ])
    for (const { type } of await declares())
      for (const inconnu of [
        'telecom',
        'organization.name',
        '_has:X:y:z',
        '_filter',
        '_text',
        '_sort',
        '_include',
      ])
        expect((await facade().lire(`/${type}?${inconnu}=a`, strict)).statut, `${type} ${inconnu}`).toBe(400)
    expect((await facade().lire('/Practitioner')).statut).toBe(404)
  })
})

describe('searches', () => {
  const trouvees = async (chemin: string) => ids((await facade().lire(chemin, strict)).corps.entry)

  it('by identifier, whatever the system is written in, or without one', async () => {
    const eg = await premiere('/Organization?type=500&_count=1')
    const finess = eg.id.slice(3)
    for (const valeur of [
      finess,
      `1${finess}`,
      `https://finess.esante.gouv.fr|${finess}`,
      `http://finess.esante.gouv.fr|${finess}`,
      `urn:oid:1.2.250.1.71.4.2.2|1${finess}`,
      `340999999,${finess}`,
    ])
      expect(await trouvees(`/Organization?identifier=${encodeURIComponent(valeur)}`), valeur).toEqual([
        eg.id,
      ])
    for (const valeur of [`https://sirene.fr|${finess}`, `|${finess}`, `3${finess}`])
      expect(await trouvees(`/Organization?identifier=${encodeURIComponent(valeur)}`), valeur).toEqual([])
  })

  it('by code, whatever the system is written in: as a table, at http, as a value set', async () => {
    const table = 'mos.esante.gouv.fr/NOS/TRE_R213-ModePriseEnCharge/FHIR/TRE-R213-ModePriseEnCharge'
    const tous = await trouvees('/HealthcareService?characteristic=28&_count=200')
    expect(tous.length).toBeGreaterThan(5)
    const jeu =
      'https://mos.esante.gouv.fr/NOS/JDV_J19-ModePriseEnCharge-ROR/FHIR/JDV-J19-ModePriseEnCharge-ROR'
    for (const systeme of [`https://${table}`, `http://${table}`, jeu])
      expect(await trouvees(`/HealthcareService?_count=200&characteristic=${systeme}%7C28`)).toEqual(tous)
    // a field of activity is no characteristic
    expect(
      await trouvees(
        '/HealthcareService?characteristic=https://mos.esante.gouv.fr/NOS/TRE_R227-ChampActivite/FHIR/TRE-R227-ChampActivite%7C01',
      ),
    ).toEqual([])
  })

  it('« or » by commas, « and » by repeating', async () => {
    const [a, b] = await trouvees('/Organization?type=500&_count=2')
    expect(await trouvees(`/Organization?_id=${a},${b}`)).toEqual([a, b])
    expect(await trouvees(`/Organization?_id=${a}&_id=${b}`)).toEqual([])
    expect(await trouvees(`/Organization?_id=${a},${b}&_id=${b}`)).toEqual([b])
  })

  it('by name: start, anywhere, to the letter; accents and case do not matter', async () => {
    const { id, name } = await premiere('/Organization?type=500&_count=1')
    const [debut, milieu] = [name.slice(0, 5), name.slice(3, 9)]
    expect(
      await trouvees(`/Organization?_count=200&name=${encodeURIComponent(debut.toUpperCase())}`),
    ).toContain(id)
    expect(await trouvees(`/Organization?_count=200&name:contains=${encodeURIComponent(milieu)}`)).toContain(
      id,
    )
    expect(await trouvees(`/Organization?name:exact=${encodeURIComponent(name)}`)).toContain(id)
    expect(
      await trouvees(`/Organization?name:exact=${encodeURIComponent(name.toUpperCase().toLowerCase())}`),
    ).toEqual([])
  })

  it('down the tree: what is part of, what is delivered by, and below', async () => {
    const { id: ej } = await premiere('/Organization?type=1200&_count=1')
    const egs = await trouvees(`/Organization?partof=${ej}`)
    expect(egs.length).toBeGreaterThan(0)
    const dessous = await trouvees(`/HealthcareService?organization:below=${ej}&_count=200`)
    const parEg = await Promise.all(
      egs.map(eg => trouvees(`/HealthcareService?organization:below=Organization/${eg}&_count=200`)),
    )
    expect(dessous).toEqual(parEg.flat().sort((a, b) => dessous.indexOf(a) - dessous.indexOf(b)))
    const { providedBy } = (await facade().lire(`/HealthcareService/${dessous[0]}`)).corps
    expect(await trouvees(`/HealthcareService?organization=${providedBy.reference}`)).toContain(dessous[0])
    expect(
      await trouvees(`/HealthcareService?organization=${facade().racine}/${providedBy.reference}`),
    ).toContain(dessous[0])
  })

  it('around a point: as the sphere has it, whatever the unit', async () => {
    await test.base
      .updateTable('lieu')
      .set({ latitude: 43.61, longitude: 3.87 })
      .where('ror_id', 'like', '%01')
      .execute()
    const ici = await trouvees('/Location?near=43.61%7C3.87%7C1&_count=200')
    expect(ici.length).toBeGreaterThan(10)
    // 0.1° of latitude are 11.1 km
    expect(await trouvees('/Location?near=43.71%7C3.87%7C11%7Ckm')).toEqual([])
    // as many decimals as a double may have
    expect(await trouvees('/Location?near=43.6100000000000001%7C3.87%7C1&_count=200')).toEqual(ici)
    expect(await trouvees('/Location?near=43.71%7C3.87%7C11200%7Cm&_count=200')).toEqual(ici)
  })

  it('by date of change, with every prefix', async () => {
    const { rows } = await test.base.pool.query(
      'select change_le from lieu order by change_le limit 1 offset 40',
    )
    const milieu: Date = rows[0].change_le
    const n = async (valeur: string) =>
      (await facade().lire(`/Location?_summary=count&_lastUpdated=${valeur}`, strict)).corps.total
    const compte = Object.fromEntries(
      await Promise.all(prefixes.map(async p => [p, await n(`${p}${milieu.toISOString()}`)] as const)),
    )
    const tous = compte.eq + compte.ne
    expect(compte.eq).toBeGreaterThan(0)
    expect(compte.lt + compte.eq + compte.gt).toBe(tous)
    expect([compte.ge, compte.le]).toEqual([compte.eq + compte.gt, compte.eq + compte.lt])
    expect([compte.sa, compte.eb]).toEqual([compte.gt, compte.lt])
    expect(await n(`${milieu.getUTCFullYear()}`)).toBe(tous)
  })
})
