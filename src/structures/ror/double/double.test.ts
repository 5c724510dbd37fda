import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { type DoubleRor, type OptionsDouble, ouvrirDouble } from './ouvrir-double.ts'
import { pannesPossibles, schemaPanne } from './pannes.ts'

type Corps = {
  total?: number
  entry?: { resource: { resourceType: string; id: string; name?: string }; search: { mode: string } }[]
  link?: { relation: string; url: string }[]
  output?: { url: string; count: number }[]
  [cle: string]: unknown
}

const ouverts: DoubleRor[] = []
afterEach(() => Promise.all(ouverts.splice(0).map(double => double.fermer())))

const entetes = {
  'Ror-Profil-Utilisateur-Code': 'CU22',
  'Ror-Profil-Utilisateur-System': '1.2.250.1.213.1.6.1.66',
  'Ror-Role-Metier-Code': 'AUTOMATE',
  'Ror-Role-Metier-System': '1.2.250.1.213.1.1.4.6',
}

const situation = {
  resourceType: 'PractitionerRole',
  id: 'so1',
  practitioner: { reference: 'Practitioner/pr1' },
  healthcareService: [{ reference: 'HealthcareService/hs1' }],
}
const tout = () => [
  uneEntiteJuridique(),
  uneStructure(),
  uneUnite(),
  uneOffre(),
  unLieu(),
  situation,
  { resourceType: 'Practitioner', id: 'pr1' },
]

async function ouvrir(options: Partial<OptionsDouble> = {}) {
  const double = await ouvrirDouble({ source: { ressources: tout() }, ...options })
  ouverts.push(double)
  const jeton = await demanderJeton(double)
  const appeler = (chemin: string, init: RequestInit = {}) =>
    fetch(chemin.startsWith('http') ? chemin : double.url + chemin, {
      ...init,
      headers: { authorization: `Bearer ${jeton}`, ...entetes, ...init.headers },
    })
  const json = async (chemin: string): Promise<Corps> => (await appeler(chemin)).json() as Promise<Corps>
  const noms = async (chemin: string, mode?: string) =>
    ((await json(chemin)).entry ?? [])
      .filter(({ search }) => !mode || search.mode === mode)
      .map(({ resource }) => `${resource.resourceType}/${resource.id}`)
  return { double, appeler, json, noms }
}

async function demanderJeton(double: DoubleRor): Promise<string> {
  const corps = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: double.clientId,
    client_secret: double.clientSecret,
  })
  const reponse = await fetch(double.urlJetons, { method: 'POST', body: corps })
  return ((await reponse.json()) as { access_token: string }).access_token
}

type Appelant = Awaited<ReturnType<typeof ouvrir>>

async function exporter({ appeler, json }: Appelant, parametres = '') {
  const depot = await appeler(`/$export${parametres}`)
  const suivi = depot.headers.get('content-location') ?? ''
  const statuts = [depot.status]
  for (;;) {
    const { status } = await appeler(suivi)
    statuts.push(status)
    if (status !== 202) break
  }
  return { statuts, manifeste: await json(suivi) }
}

describe('who may read', () => {
  it.each<[string, Record<string, string>, number]>([
    ['the right client', {}, 200],
    ['a wrong secret', { client_secret: 'x' }, 401],
    ['another grant', { grant_type: 'password' }, 400],
  ])('a token is asked with %s', async (_, change, statut) => {
    const { double } = await ouvrir()
    const bons = {
      grant_type: 'client_credentials',
      client_id: double.clientId,
      client_secret: double.clientSecret,
    }
    const body = new URLSearchParams({ ...bons, ...change })
    expect((await fetch(double.urlJetons, { method: 'POST', body })).status).toBe(statut)
  })

  it.each<[string, Record<string, string>, number]>([
    ['no token', { authorization: '' }, 401],
    ['an unknown token', { authorization: 'Bearer x' }, 401],
    ['a header missing', { 'Ror-Role-Metier-Code': '' }, 400],
    ['a profile that is none', { 'Ror-Profil-Utilisateur-Code': 'XX' }, 403],
  ])('is refused with an OperationOutcome: %s', async (_, headers, statut) => {
    const { appeler } = await ouvrir()
    const reponse = await appeler('/Organization', { headers })
    expect(reponse.status).toBe(statut)
    expect(await reponse.json()).toMatchObject({ resourceType: 'OperationOutcome' })
  })

  it('no longer holds once the token has expired', async () => {
    const { appeler } = await ouvrir({ dureeJetonSecondes: 0 })
    expect((await appeler('/Organization')).status).toBe(401)
  })
})

describe('searches', () => {
  it.each<[string, string[]]>([
    ['/Organization?identifier=350000014', ['Organization/eg1']],
    ['/Organization?identifier=https://finess.esante.gouv.fr|350000014', ['Organization/eg1']],
    ['/Organization?identifier=https://sirene.fr|350000014', []],
    ['/HealthcareService?organization.identifier:above=350000006', ['HealthcareService/hs1']],
    ['/HealthcareService?organization.identifier:above=999', []],
    ['/Organization?partof=Organization/eg1', ['Organization/oi1']],
    ['/Location?_lastUpdated=ge2026-09-01T02:00', ['Location/lo1']],
    ['/Location?_lastUpdated=ge2026-09-01T04:00', ['Location/lo1']],
    ['/Location?_lastUpdated=gt2026-09-01T04:00', []],
    [
      '/Location?_lastUpdated=ge2026-08-01T00:00&_lastUpdated=le2026-09-01T04:00:00%2B02:00',
      ['Location/lo1'],
    ],
    [
      '/HealthcareService?_include=HealthcareService:organization&_include:iterate=Organization:partof&_include=HealthcareService:location&_revinclude=PractitionerRole:service&_include=PractitionerRole:practitioner',
      [
        'HealthcareService/hs1',
        'PractitionerRole/so1',
        'Organization/oi1',
        'Location/lo1',
        'Practitioner/pr1',
        'Organization/eg1',
        'Organization/ej1',
      ],
    ],
  ])('%s', async (chemin, attendus) => expect(await (await ouvrir()).noms(chemin)).toEqual(attendus))

  it.each(['/Organization?nom=x', '/Location?_lastUpdated=ge2026-09-01T02:00+02:00', '/Location?_count=x'])(
    'refuses %s, rather than answer something else',
    async chemin => expect((await (await ouvrir()).appeler(chemin)).status).toBe(400),
  )

  it('gives pages, and nothing beyond the cap', async () => {
    const lieux = Array.from({ length: 12 }, (_, i) => unLieu(`lo${String(i).padStart(2, '0')}`))
    const { json } = await ouvrir({ source: { ressources: lieux }, limites: { parPage: 4, plafond: 10 } })
    const recus: string[] = []
    let adresse: string | undefined = '/Location?_lastUpdated=ge2026-01-01T00:00'
    while (adresse) {
      const page: Corps = await json(adresse)
      expect(page.total).toBe(12)
      recus.push(...(page.entry ?? []).map(({ resource }) => resource.id))
      adresse = page.link?.find(({ relation }) => relation === 'next')?.url
    }
    expect(recus).toEqual(lieux.slice(0, 10).map(({ id }) => id))
  })

  it('reads one by its id, and says when it is not known', async () => {
    const { double, appeler, json } = await ouvrir()
    expect(await json('/Organization/eg1')).toMatchObject({ id: 'eg1' })
    expect((await appeler('/Organization/nulle-part')).status).toBe(404)
    double.retirer('Organization', 'eg1')
    expect((await appeler('/Organization/eg1')).status).toBe(404)
  })
})

describe('an export', () => {
  it('is waited for, then downloaded slice by slice, with what surrounds each offer', async () => {
    const offres = [uneOffre('hs1'), uneOffre('hs2'), uneOffre('hs3', { region: '11' })]
    const ressources = [...tout().filter(r => r.id !== 'hs1'), ...offres]
    const appelant = await ouvrir({ source: { ressources }, parTranche: 2, attentes: 2 })
    const { statuts, manifeste } = await exporter(appelant)
    expect(statuts).toEqual([202, 202, 202, 200])
    expect(manifeste.output?.map(({ count }) => count)).toEqual([2, 1])
    const [premiere] = await Promise.all((manifeste.output ?? []).map(({ url }) => appelant.json(url)))
    expect(premiere?.entry?.map(({ resource }) => resource.id)).toEqual(
      expect.arrayContaining(['hs1', 'hs2', 'oi1', 'eg1', 'ej1', 'lo1', 'so1', 'pr1']),
    )
  })

  it.each([
    ['', 3],
    [`?_typeFilter=${encodeURIComponent('HealthcareService?_tag=11')}&_type=HealthcareService`, 1],
  ])('may be of one region: %s', async (parametres, attendues) => {
    const ressources = [uneOffre('hs1'), uneOffre('hs2'), uneOffre('hs3', { region: '11' })]
    const { manifeste } = await exporter(await ouvrir({ source: { ressources } }), parametres)
    expect(manifeste.output?.[0]?.count).toBe(attendues)
  })

  it.each(['?_outputFormat=application/ndjson', '?_type=Patient', '?_typeFilter=x'])(
    'is refused with %s',
    async parametres => expect((await (await ouvrir()).appeler(`/$export${parametres}`)).status).toBe(400),
  )

  it.each([
    ['tableau', /^\[\{.*\]$/s],
    ['lignes', /^\{.*\}\n\{.*\n$/s],
  ] as const)('may be written otherwise: %s', async (forme, attendu) => {
    const appelant = await ouvrir({ forme })
    const { manifeste } = await exporter(appelant)
    const tranche = await appelant.appeler(manifeste.output?.[0]?.url ?? '')
    expect(await tranche.text()).toMatch(attendu)
  })
})

describe('what is written at the source', () => {
  it('takes anomaly reports', async () => {
    const { double, appeler, json } = await ouvrir()
    const body = JSON.stringify({ resourceType: 'Task', status: 'requested', intent: 'proposal' })
    const cree = await appeler('/Task', { method: 'POST', body })
    expect(cree.status).toBe(201)
    expect(await json(cree.headers.get('location') ?? '')).toMatchObject({ status: 'requested' })
    expect((await json('/Task')).total).toBe(1)
    expect(double.signalements()).toHaveLength(1)
    expect((await appeler('/Task', { method: 'POST', body: '{' })).status).toBe(400)
  })

  it('makes one report of two deliveries', async () => {
    const { appeler, json } = await ouvrir()
    const identifier = [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:1' }]
    const body = JSON.stringify({ resourceType: 'Task', identifier })
    const condition = encodeURIComponent('urn:ietf:rfc:3986|urn:uuid:1')
    const deposer = () =>
      appeler('/Task', { method: 'POST', body, headers: { 'if-none-exist': `identifier=${condition}` } })
    expect([(await deposer()).status, (await deposer()).status]).toEqual([201, 200])
    expect((await json('/Task')).total).toBe(1)
  })

  it('shows a correction to the next delta', async () => {
    const { double, noms } = await ouvrir({ horloge: () => new Date('2026-10-01T00:00:00Z') })
    double.deposer({ ...uneStructure(), name: 'CORRIGÉE' })
    expect(await noms('/Organization?_lastUpdated=ge2026-09-30T00:00')).toEqual(['Organization/eg1'])
  })
})

describe('what it serves', () => {
  it('may be loaded at the first call only', async () => {
    let chargements = 0
    const charger = async () => {
      chargements++
      return tout()
    }
    const double = await ouvrirDouble({ source: { charger } })
    ouverts.push(double)
    double.deposer({ ...uneStructure(), name: 'CORRIGÉE' })
    expect(chargements).toBe(0)
    await Promise.all([demanderJeton(double), demanderJeton(double)])
    expect(chargements).toBe(1)
    expect(double.lire('Organization', 'eg1')?.name).toBe('CORRIGÉE')
    expect(double.lire('Location', 'lo1')).toBeDefined()
  })
})

describe('faults', () => {
  it.each(['muette', 'lente', 'enorme'])('has « %s » among its faults', sorte =>
    expect(pannesPossibles.map(p => p.sorte)).toContain(sorte),
  )

  it('strike the calls they are asked for, then no more', async () => {
    const { double, appeler } = await ouvrir()
    double.panne({ sorte: 'trop-d-appels', apres: 1, fois: 2, secondes: 3 })
    const statuts = []
    for (let i = 0; i < 4; i++) statuts.push((await appeler('/Organization')).status)
    expect(statuts).toEqual([200, 429, 429, 200])
  })

  it.each<[string, string, (reponse: Response) => Promise<unknown>, unknown]>([
    ['jeton-refuse', '/Location', async r => r.status, 401],
    ['client-refuse', '/Location', async r => r.status, 403],
    ['erreur-interne', '/Location', async r => r.status, 500],
    ['trop-d-appels', '/Location', async r => r.headers.get('retry-after'), '1'],
    ['mauvais-type', '/Location', async r => r.headers.get('content-type'), 'text/html;charset=UTF-8'],
    ['tronquee', '/Location', async r => r.json().catch(() => 'illisible'), 'illisible'],
    ['coupee', '/Location', async r => r.text().catch(() => 'coupée'), 'coupée'],
    ['lente', '/Location', async r => r.status, 200],
  ])('%s', async (sorte, chemin, lire, attendu) => {
    const { double, appeler } = await ouvrir()
    double.panne(schemaPanne.parse({ sorte, ...(sorte === 'lente' && { secondes: 0.01 }) }))
    expect(await lire(await appeler(chemin))).toBe(attendu)
  })

  it('stays silent until the client gives up', async () => {
    const { double, appeler } = await ouvrir()
    double.panne({ sorte: 'muette' })
    await expect(appeler('/Location', { signal: AbortSignal.timeout(50) })).rejects.toThrow()
  })

  it.each([
    ['sortie-vide', { output: [] }],
    ['entree-en-erreur', { error: [{ type: 'OperationOutcome' }] }],
    ['horloge-en-avance', { transactionTime: '2026-10-01T02:00:00.000Z' }],
  ])('%s spoils the manifest, not the wait for it', async (sorte, attendu) => {
    const appelant = await ouvrir({ horloge: () => new Date('2026-10-01T00:00:00Z') })
    appelant.double.panne(schemaPanne.parse({ sorte, fois: 0 }))
    expect((await exporter(appelant)).manifeste).toMatchObject(attendu)
  })

  it('loses a slice, or makes it weigh more than memory', async () => {
    const appelant = await ouvrir()
    const { manifeste } = await exporter(appelant)
    const url = manifeste.output?.[0]?.url ?? ''
    appelant.double.panne({ sorte: 'tranche-absente' })
    appelant.double.panne({ sorte: 'enorme', octets: 100_000 })
    expect((await appelant.appeler(url)).status).toBe(404)
    const enorme = await (await appelant.appeler(url)).text()
    expect(enorme.length).toBeGreaterThan(100_000)
    expect(JSON.parse(enorme).entry[0].resource.id).toBe('hs1')
  })

  it('repeats a page', async () => {
    const { double, json } = await ouvrir()
    double.panne({ sorte: 'page-repetee' })
    const { link } = await json('/Location')
    expect(link?.map(({ url }) => url)).toEqual([link?.[0]?.url, link?.[0]?.url])
  })

  it('are asked over HTTP too, and refused when unknown', async () => {
    const { double } = await ouvrir()
    const demander = (corps: object) =>
      fetch(new URL('/double/panne', double.url), { method: 'POST', body: JSON.stringify(corps) })
    expect((await demander({ sorte: 'lente', secondes: 0 })).status).toBe(200)
    expect((await demander({ sorte: 'inconnue' })).status).toBe(400)
  })
})

describe('an anomaly report', () => {
  it('is listed and answered over HTTP, by a code of TRE_R352', async () => {
    const { double, appeler } = await ouvrir()
    const depot = await appeler('/Task', { method: 'POST', body: JSON.stringify({ resourceType: 'Task' }) })
    const { id } = (await depot.json()) as { id: string }
    const ici = (chemin: string) => new URL(`/double/signalement${chemin}`, double.url)
    expect(await (await fetch(ici(''))).json()).toMatchObject([{ id }])
    const repondre = (cible: string, corps: object) =>
      fetch(ici(`/${cible}`), { method: 'POST', body: JSON.stringify(corps) })
    expect((await repondre(id, { statut: '09', motif: 'Exact' })).status).toBe(200)
    expect(await (await appeler(`/Task/${id}`)).json()).toMatchObject({
      status: 'rejected',
      businessStatus: { coding: [{ code: '09', display: 'Refusé' }] },
      statusReason: { text: 'Exact' },
    })
    expect((await repondre(id, { statut: 'non' })).status).toBe(400)
    expect((await repondre('ailleurs', { statut: '08' })).status).toBe(404)
  })
})

const scenario = join(import.meta.dirname, '../../../../../shared/data/ror/scenario-bretagne')

describe.skipIf(!existsSync(scenario))('the Breton scenario, day by day', () => {
  it('answers as its files say', async () => {
    const appelant = await ouvrir({ source: { dossier: scenario }, parTranche: 10 })
    const { double, noms, json, appeler } = appelant
    const volume = async (type: string) => (await json(`/${type}`)).total
    const identifiants = async () => {
      const { manifeste } = await exporter(appelant)
      const tranches = await Promise.all((manifeste.output ?? []).map(({ url }) => json(url)))
      return new Set(
        tranches.flatMap(t => (t.entry ?? []).map(e => `${e.resource.resourceType}/${e.resource.id}`)),
      )
    }
    expect([await volume('HealthcareService'), await volume('Organization')]).toEqual([23, 22])
    expect((await identifiants()).size).toBe(23 + 14 + 22 + 1 + 1)

    double.jour(1)
    const j1 = '_lastUpdated=ge2026-09-01T02:00'
    expect(await noms(`/HealthcareService?${j1}`)).toEqual([
      'HealthcareService/53-hs7',
      'HealthcareService/53-hs24',
    ])
    expect(await noms(`/Organization?${j1}`)).toEqual(['Organization/53-eg8'])
    expect(await noms(`/Location?${j1}`)).toEqual(['Location/53-lo1'])

    await fetch(new URL('/double/jour/2', double.url), { method: 'POST' })
    const j2 = '_lastUpdated=gt2026-09-02T02:00'
    expect(await noms(`/Organization?${j2}`)).toEqual(['Organization/53-eg9', 'Organization/53-oi3'])

    double.jour(7)
    const exportees = await identifiants()
    expect(exportees.size).toBe(23 + 13 + 20)
    expect(exportees.has('Organization/53-oi2')).toBe(false)
    expect((await appeler('/Organization/53-oi2')).status).toBe(200)
    expect((await appeler('/Organization/53-eg12')).status).toBe(404)
    expect((await appeler('/PractitionerRole/53-so1')).status).toBe(404)
  })
})
