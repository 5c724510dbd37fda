import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { applicationFhir, publier } from '#test/fhir/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import {
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { nomsDesTypes, types } from './recherche/types.ts'

const test = baseDeTest()
const facade = () => applicationFhir(test.base)
beforeAll(() => publier(test.base, [uneEntiteJuridique(), uneStructure(), uneUnite(), uneOffre(), unLieu()]))

const noms = nomsDesTypes.flatMap(type =>
  types[type].parametres.flatMap(({ nom, modificateurs = [] }) =>
    [nom, ...modificateurs.map(m => `${nom}:${m}`)].map(complet => [type, complet] as const),
  ),
)
const mechantes = [
  "' or 1=1 --",
  "'; drop table structure; --",
  '\\',
  '\\,\\|\\$',
  '%',
  '%25_%',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '🏥'.repeat(500),
  'a'.repeat(5000),
  '|',
  '||',
  ',,,',
  'http://x|y|z',
  '../../etc/passwd',
  '$' + '{7*7}{{7*7}}',
  '__proto__',
  '-1',
  '1e309',
  'NaN',
  'Infinity|Infinity',
  '999999999999999999999999',
  '2026-02-31',
  'zz2026-01-01',
  'ge0000-00-00',
  'ge9999-12-31T23:59:60Z',
  '2026-01-01T00:00:00+99:99',
  '90|180|0|km',
  '-90|-180|200|km',
  '<script>alert(1)</script>',
  'Organization/Organization/eg-1',
  'https://ailleurs.example/fhir/Organization/eg-1',
]
/** Never a failure, never a page: an answer in FHIR, which says what is wrong. */
async function tient(chemin: string) {
  const { statut, corps } = await facade().lire(chemin)
  expect([200, 400, 404, 406], chemin.slice(0, 200)).toContain(statut)
  expect(corps.resourceType).toBe(statut === 200 ? 'Bundle' : 'OperationOutcome')
}

describe('hostile parameters', () => {
  it('each value in each parameter', async () => {
    for (const [type, nom] of noms)
      for (const valeur of mechantes) await tient(`/${type}?${new URLSearchParams([[nom, valeur]])}`)
    expect((await facade().lire('/Organization')).corps.total).toBe(3)
  })

  it('whatever is typed, in any parameter, modifier, setting or id', async () => {
    const nom = fc.oneof(
      fc.constantFrom(...noms.map(([, nom]) => nom)),
      fc.constantFrom('_count', '_sort', '_total', '_summary', '_elements', '_include', '_page', '_format'),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    )
    const valeur = fc.oneof(fc.constantFrom(...mechantes), fc.string({ unit: 'binary', maxLength: 60 }))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...nomsDesTypes),
        fc.array(fc.tuple(nom, valeur), { maxLength: 5 }),
        async (type, paires) => {
          // half a surrogate pair cannot be written in an address
          await tient(
            `/${type}?${new URLSearchParams(paires.map(([n, v]) => [n.toWellFormed(), v.toWellFormed()]))}`,
          )
        },
      ),
      { numRuns: 150 },
    )
    for (const id of mechantes.map(v => v.toWellFormed()).filter(v => !v.includes('/') && v.length < 1000))
      for (const type of nomsDesTypes) {
        const { statut } = await facade().lire(`/${type}/${encodeURIComponent(id)}`)
        expect([400, 404], id).toContain(statut)
      }
  })

  it('too much of anything is refused', async () => {
    const { lire } = facade()
    const cas = {
      'cent-une valeurs': `_id=${Array.from({ length: 101 }, (_, i) => i).join()}`,
      'trente-et-un critères': Array.from({ length: 31 }, () => 'active=true').join('&'),
      'sept mille caractères': `name=${'a'.repeat(7000)}`,
      'deux lettres partout': 'name:contains=ab',
    }
    for (const [quoi, requete] of Object.entries(cas)) {
      const { statut, corps } = await lire(`/Organization?${requete}`)
      expect([statut, corps.issue[0].code], quoi).toEqual([400, 'too-costly'])
    }
    expect((await lire('/Location?near=48%7C2%7C201')).corps.issue[0].code).toBe('too-costly')
  })

  it('a cursor of somebody’s making, another page’s order: nothing breaks', async () => {
    const { lire } = facade()
    for (const page of ['x', 'AAAA', btoa('00000000-0000-0000-0000-000000000000.12345678901234567')])
      expect((await lire(`/Organization?_page=${page}`)).statut).toBe(400)
    const fin = Buffer.from('ffffffff-ffff-ffff-ffff-ffffffffffff.9999999999999999').toString('base64url')
    for (const tri of ['', '&_sort=_lastUpdated', '&_sort=-_lastUpdated'])
      expect((await lire(`/Organization?_page=${fin}${tri}`)).statut).toBe(200)
  })
})
