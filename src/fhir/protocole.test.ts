import { describe, expect, it } from 'vitest'
import { publique } from '#src/socle/acces/politiques.ts'
import { get } from '#src/socle/web/route.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { applicationFhir, ids, type Lu, publier } from '#test/fhir/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import {
  unContact,
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { viderAnnuaire } from '#test/structures/vider-annuaire.ts'
import { trancheFhir } from './tranche.ts'

const test = baseDeTest()
const facade = (variables: NodeJS.ProcessEnv = {}) => applicationFhir(test.base, variables)
const etablissement = [uneEntiteJuridique(), uneStructure(), uneUnite(), uneOffre(), unLieu()]
async function recommencer(...ressources: object[]) {
  await viderAnnuaire(test.base)
  await publier(test.base, ressources)
}

const issue = ({ statut, corps, entetes }: Lu) => {
  expect(corps.resourceType).toBe('OperationOutcome')
  expect(entetes.get('content-type')).toBe('application/fhir+json; charset=utf-8')
  expect(corps.issue[0].details.text).toBeTruthy()
  return [statut, corps.issue[0].code]
}

describe('what is shown to everybody', () => {
  it('no sensitive unit, nor its offers and places: they do not exist', async () => {
    await recommencer(
      ...etablissement.slice(0, 3),
      uneOffre('hs1', { sensible: true }),
      uneOffre('hs2'),
      unLieu(),
    )
    const { lire } = facade()
    for (const chemin of [
      '/HealthcareService/hs1',
      '/HealthcareService/hs2',
      '/Organization/oi-ror-oi1',
      '/Location/lo1',
    ])
      expect(issue(await lire(chemin)), chemin).toEqual([404, 'not-found'])
    expect((await lire('/HealthcareService')).corps.total).toBe(0)
    expect((await lire('/Location')).corps.total).toBe(0)
    expect((await lire('/Organization?_revinclude=HealthcareService:organization')).corps.entry).toHaveLength(
      2,
    )
    expect((await lire('/HealthcareService?organization:below=eg-350000014')).corps.total).toBe(0)
    expect((await lire('/HealthcareService?location=lo1')).corps.total).toBe(0)
  })

  it('a structure whose every offer is sensitive does not exist, nor its units', async () => {
    await recommencer(...etablissement.slice(0, 3), uneOffre('hs1', { sensible: true }), uneUnite('oi2'))
    // what is gone no longer shows the rest
    await publier(test.base, [uneOffre('hs2', { providedBy: { reference: 'Organization/oi2' } })])
    const { lire } = facade()
    expect((await lire('/Organization/eg-350000014')).statut).toBe(200)
    await test.base.updateTable('offre').set({ absente_le: new Date() }).where('ror_id', '=', 'hs2').execute()
    for (const chemin of [
      '/Organization/eg-350000014',
      '/Organization/oi-ror-oi1',
      '/Organization/oi-ror-oi2',
    ])
      expect(issue(await lire(chemin)), chemin).toEqual([404, 'not-found'])
    expect(ids((await lire('/Organization?_revinclude=Organization:partof')).corps.entry)).toEqual([
      'ej-350000006',
    ])
    expect((await lire('/Organization?partof=ej-350000006')).corps.total).toBe(0)
  })

  it('a place that no shown offer names is not shown either', async () => {
    await recommencer(...etablissement, unLieu('lo2'))
    expect(ids((await facade().lire('/Location')).corps.entry)).toEqual(['lo1'])
    expect((await facade().lire('/Location/lo2')).statut).toBe(404)
  })

  it('what is gone says so: 410 for what is absent from the source or disabled here', async () => {
    await recommencer(...etablissement)
    const { lire } = facade()
    await test.base.updateTable('offre').set({ absente_le: new Date() }).execute()
    expect(issue(await lire('/HealthcareService/hs1'))).toEqual([410, 'deleted'])
    await test.base.updateTable('structure').set({ desactivee_le: new Date() }).execute()
    expect(issue(await lire('/Organization/eg-350000014'))).toEqual([410, 'deleted'])
    expect(issue(await lire('/Organization/oi-ror-oi1'))).toEqual([410, 'deleted'])
    expect(ids((await lire('/Organization')).corps.entry)).toEqual(['ej-350000006'])
  })

  it('what is closed stays, with active = false', async () => {
    await recommencer(...etablissement)
    await test.base.updateTable('structure').set({ fermee_le: '2026-01-31', fermeture_code: 'DEF' }).execute()
    const { lire } = facade()
    expect((await lire('/Organization/eg-350000014')).corps.active).toBe(false)
    expect(ids((await lire('/Organization?active=false')).corps.entry)).toEqual(['eg-350000014'])
    expect(ids((await lire('/Organization?active=true')).corps.entry)).not.toContain('eg-350000014')
  })

  it('contacts of level 1 only', async () => {
    const contact = [
      unContact({ valeur: '0299000100' }),
      unContact({ niveau: '2', valeur: '0299000222' }),
      unContact({ niveau: '3', valeur: '0299000333' }),
    ]
    await recommencer(
      uneEntiteJuridique(),
      uneStructure('eg1', { contact }),
      uneUnite('oi1', { contact }),
      uneOffre(),
      unLieu(),
    )
    const tout = JSON.stringify([(await facade().lire('/Organization')).corps])
    expect(tout).toContain('0299000100')
    expect(tout).not.toMatch(/0299000(222|333)/)
  })
})

describe('ids', () => {
  it('are by FINESS, else the one of the ROR, else ours; each thing answers to one only', async () => {
    const long = `x${'y'.repeat(80)}`
    const cabinet = { ...uneStructure('eg2'), identifier: [] }
    await recommencer(
      uneEntiteJuridique(),
      uneStructure(),
      cabinet,
      { ...uneStructure('eg_1'), identifier: [] },
      uneUnite(long),
    )
    const { lire } = facade()
    const tous = ids((await lire('/Organization')).corps.entry)
    expect(tous).toContain('eg-350000014')
    expect(tous).toContain('eg-ror-eg2')
    expect(tous.filter(id => /^(eg|oi)-id-[0-9a-f-]{36}$/.test(id))).toHaveLength(2)
    for (const id of tous) expect((await lire(`/Organization/${id}`)).corps.id).toBe(id)
    expect(ids((await lire(`/Organization?_id=${tous.join()}`)).corps.entry)).toEqual(tous)
    // the ROR’s id of what has a FINESS is no second address
    expect((await lire('/Organization/eg-ror-eg1')).statut).toBe(404)
  })
})

describe('versions', () => {
  it('a weak ETag and a date; 304 to who has it; another version once anything shown changes', async () => {
    await recommencer(...etablissement)
    const { lire } = facade()
    const { corps, entetes } = await lire('/Organization/eg-350000014')
    const etag = entetes.get('etag') ?? ''
    expect(etag).toBe(`W/"${corps.meta.versionId}"`)
    expect(Date.parse(entetes.get('last-modified') ?? '')).toBe(
      Math.floor(Date.parse(corps.meta.lastUpdated) / 1000) * 1000,
    )
    const relire = (headers: Record<string, string>) => lire('/Organization/eg-350000014', headers)
    expect(await relire({ 'if-none-match': `"autre", ${etag}` })).toMatchObject({ statut: 304, corps: null })
    expect((await relire({ 'if-modified-since': entetes.get('last-modified') ?? '' })).statut).toBe(304)
    expect(issue(await relire({ 'if-match': '"autre"' }))).toEqual([412, 'conflict'])
    expect((await relire({ 'if-match': etag })).statut).toBe(200)
    // its parent takes another FINESS: the row has not moved, what is shown has
    await test.base.updateTable('entite_juridique').set({ finess: '350000022' }).execute()
    expect((await relire({ 'if-none-match': etag })).statut).toBe(200)
    const liste = await lire('/Organization')
    expect((await lire('/Organization', { 'if-none-match': liste.entetes.get('etag') ?? '' })).statut).toBe(
      304,
    )
  })

  it('a change, even by another hand than the import, moves the date', async () => {
    await recommencer(...etablissement)
    const date = async () => (await facade().lire('/Organization/eg-350000014')).corps.meta.lastUpdated
    const avant = await date()
    await test.base.updateTable('structure').set({ nom_usuel: 'Les Landes' }).execute()
    expect(Date.parse(await date())).toBeGreaterThan(Date.parse(avant))
  })
})

describe('forms of asking', () => {
  it('HEAD, POST _search, _format, _pretty, _elements, _summary', async () => {
    await recommencer(...etablissement)
    const { lire, demander } = facade()
    const tete = await demander('/Organization/eg-350000014', { method: 'HEAD' })
    expect([tete.statut, tete.corps, tete.entetes.get('etag')?.startsWith('W/')]).toEqual([200, null, true])
    const poste = await demander('/Organization/_search?active=true', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'identifier=350000014&_include=Organization:partof',
    })
    expect(ids(poste.corps.entry)).toEqual(['eg-350000014'])
    expect(poste.corps.link[0].url).toContain('/fhir/Organization?active=true&identifier=350000014&_include=')
    const elements = (await lire('/Organization/eg-350000014?_elements=name')).corps
    expect(Object.keys(elements)).toEqual(['resourceType', 'id', 'meta', 'name'])
    expect(elements.meta.tag.at(-1).code).toBe('SUBSETTED')
    expect((await lire('/Organization?_summary=true')).corps.entry[1].resource.address).toBeUndefined()
    expect((await lire('/Organization?_format=json&_pretty=true')).statut).toBe(200)
  })

  it('refuses XML, other bodies, other acts, other addresses', async () => {
    const { lire, demander } = facade()
    expect(issue(await lire('/Organization?_format=xml'))).toEqual([406, 'not-supported'])
    expect(issue(await lire('/Organization', { accept: 'application/fhir+xml' }))).toEqual([
      406,
      'not-supported',
    ])
    for (const accept of [
      'application/fhir+json',
      'application/json;q=0.8',
      'text/html, */*;q=0.1',
      'application/fhir+json; fhirVersion=4.0',
    ])
      expect((await lire('/metadata', { accept })).statut).toBe(200)
    expect(
      issue(
        await demander('/Organization/_search', {
          method: 'POST',
          body: '{}',
          headers: { 'content-type': 'application/json' },
        }),
      ),
    ).toEqual([415, 'structure'])
    expect(
      issue(
        await demander('/Organization/_search', {
          method: 'POST',
          body: `name=${'a'.repeat(70_000)}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
    ).toEqual([413, 'too-long'])
    for (const [method, chemin] of [
      ['POST', '/Organization'],
      ['PUT', '/Organization/eg-350000014'],
      ['DELETE', '/Location/lo1'],
      ['PATCH', '/metadata'],
    ] as const) {
      const reponse = await demander(chemin, { method })
      expect(issue(reponse), `${method} ${chemin}`).toEqual([405, 'not-supported'])
      expect(reponse.entetes.get('allow')).toContain('GET')
    }
    for (const chemin of [
      '',
      '/',
      '/Patient',
      '/Patient/1',
      '/Organization/1/_history',
      '/Organization/$export',
      '/_history',
    ])
      expect((await lire(chemin)).statut, chemin).toBe(404)
  })

  it('leaves out what it does not know, and the self link shows it; « handling=strict » has it refused', async () => {
    const chemin = '/Organization?name=ch&telecom=x&_has:a:b=c&_sort=name'
    const { corps } = await facade().lire(chemin)
    expect(corps.link[0].url).toBe(`${facade().racine}/Organization?name=ch`)
    const refus = await facade().lire(chemin, { prefer: 'return=minimal, handling=strict' })
    expect(issue(refus)).toEqual([400, 'not-supported'])
    expect(refus.corps.issue[0].details.text).toContain('telecom, _has:a:b, _sort')
  })
})

describe('who asks', () => {
  it('pages of other sites may read, without cookies, and nothing else than the façade', async () => {
    await recommencer(...etablissement)
    const { services } = facade()
    const app = creerServeur({
      services,
      tranches: [trancheFhir, { nom: 'autre', routes: [get('/autre', publique, r => r.c.text('x'))] }],
      identifier: () => {
        throw new Error('no session is read here')
      },
    })
    const entetes = {
      origin: 'https://ailleurs.example',
      cookie: 'session=volee',
      'sec-fetch-site': 'cross-site',
    }
    const lue = await app.request('/fhir/Organization', { headers: entetes })
    expect([lue.status, lue.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    expect(lue.headers.get('access-control-allow-credentials')).toBeNull()
    expect(lue.headers.get('access-control-expose-headers')).toContain('ETag')
    const prealable = await app.request('/fhir/Organization', {
      method: 'OPTIONS',
      headers: {
        ...entetes,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'if-none-match',
      },
    })
    expect(prealable.status).toBe(204)
    expect(prealable.headers.get('access-control-allow-headers')).toContain('If-None-Match')
    expect(prealable.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST')
    expect(
      (await app.request('/fhir/Organization/x', { headers: entetes })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBe('*')
    const ailleurs = await app.request('/autre', { headers: { origin: 'https://ailleurs.example' } })
    expect(ailleurs.headers.get('access-control-allow-origin')).toBeNull()
    expect((await app.request('/autre', { method: 'OPTIONS' })).status).toBe(405)
  })

  it('so many times a minute from one network, over all processes', async () => {
    const { lire, services } = facade({ FHIR_APPELS_PAR_MINUTE: '3', PROXY_DE_CONFIANCE: '1' })
    const de = (adresse: string) => lire('/metadata', { 'x-forwarded-for': adresse })
    const ensemble = await Promise.all(Array.from({ length: 5 }, () => de('192.0.2.7')))
    expect(ensemble.map(({ statut }) => statut).sort()).toEqual([200, 200, 200, 429, 429])
    const refusee = ensemble.find(({ statut }) => statut === 429)
    expect(refusee && issue(refusee)).toEqual([429, 'throttled'])
    expect(Number(refusee?.entetes.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await de('192.0.2.8')).statut).toBe(200)
    services.horloge.avancer(1)
    expect((await de('192.0.2.7')).statut).toBe(200)
  })
})
