import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import {
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { type Panne, RorFactice } from '#test/structures/ror-factice.ts'
import { viderAnnuaire } from '#test/structures/vider-annuaire.ts'
import { ouvrirSource } from '../source/client.ts'
import { synchroniser } from './synchroniser.ts'

const essai = baseDeTest()
let ror = new RorFactice()

beforeEach(async () => {
  await viderAnnuaire(essai.base)
  ror = new RorFactice()
  ror.poser(uneEntiteJuridique(), uneStructure(), uneUnite(), uneOffre(), unLieu())
})

async function passer(nature: 'complet' | 'delta' = 'complet') {
  const services = {
    ...servicesDeTest(essai.base, { variables: { DATA_DIR: mkdtempSync(join(tmpdir(), 'ror-')) } }),
    horloge: () => ror.maintenant,
  }
  const issue = await synchroniser(services, ouvrirSource(ror.reglages, ror.outils), { nature })
  ror.maintenant = new Date(ror.maintenant.getTime() + 3_600_000)
  return issue
}

const miroir = async () => {
  const { rows } = await essai.base.pool.query(
    `select type || '/' || id as cle from ror_ressource where absente_le is null order by 1`,
  )
  return rows.map(({ cle }) => cle)
}

/** Answers so at the first `fois` calls of that kind, then lets things pass. */
function puis(fois: number, ou: RegExp, reponse: () => Response | Error): Panne {
  let restent = fois
  return url => (ou.test(url.href) && restent-- > 0 ? reponse() : undefined)
}

const texte = (corps: string, type: string, statut = 200) =>
  new Response(corps, { status: statut, headers: { 'content-type': type } })
const coupure = (code: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) })

const partout = /fhir/
const passageres: [string, Panne][] = [
  ['a token refused in the middle', puis(1, /rang=1/, () => ror.json({}, 401))],
  ['429 with Retry-After', puis(2, partout, () => ror.json({}, 429, { 'retry-after': '7' }))],
  ['500', puis(3, /tranche/, () => texte('oups', 'text/html', 500))],
  ['503 at each first call', puis(2, /suivi/, () => ror.json({}, 503))],
  ['a timeout', puis(2, /tranche/, () => coupure('UND_ERR_HEADERS_TIMEOUT'))],
  ['a cut connection', puis(5, partout, () => coupure('ECONNRESET'))],
  ['truncated JSON in the status', puis(1, /suivi/, () => texte('{"output":[{"ur', 'application/json'))],
  [
    'truncated JSON in a slice',
    puis(2, /rang=1/, () => texte('{"resourceType":"Bundle","entry":[{"resource":', 'application/json')),
  ],
  ['a page of HTML', puis(2, /tranche/, () => texte('<h1>Maintenance</h1>', 'text/html'))],
]

describe('what happens once is overcome', () => {
  it.each(passageres)('%s', async (_, panne) => {
    ror.pannes = [panne]
    expect(await passer()).toMatchObject({ etat: 'reussi' })
    expect(await miroir()).toHaveLength(5)
  })

  it('waits at least what the source asks', async () => {
    ror.pannes = [puis(1, partout, () => ror.json({}, 429, { 'retry-after': '90' }))]
    await passer()
    expect(ror.attentes[0]).toBe(90_000)
  })

  it('a token is renewed before its end', async () => {
    ror.encoreEnCours = 40
    expect(await passer()).toMatchObject({ etat: 'reussi' })
    expect(ror.jetons).toBeGreaterThan(3)
  })
})

const toujours = Number.POSITIVE_INFINITY
const durables: [string, () => Panne, { etat: string; motif: RegExp }][] = [
  [
    '401 even with a new token',
    () => puis(toujours, /tranche/, () => ror.json({}, 401)),
    { etat: 'echoue', motif: /401/ },
  ],
  [
    '403',
    () => puis(toujours, partout, () => ror.json({ issue: [{ diagnostics: 'Profil inconnu' }] }, 403)),
    { etat: 'echoue', motif: /Profil inconnu/ },
  ],
  ['500 for ever', () => puis(toujours, partout, () => ror.json({}, 500)), { etat: 'echoue', motif: /500/ }],
  [
    'nobody there',
    () => puis(toujours, partout, () => coupure('ECONNREFUSED')),
    { etat: 'echoue', motif: /connexion refusée/ },
  ],
  [
    'an empty output',
    () => puis(toujours, /suivi/, () => ror.json({ output: [] })),
    { etat: 'echoue', motif: /aucune tranche/ },
  ],
  [
    'no output at all',
    () => puis(toujours, /suivi/, () => ror.json({})),
    { etat: 'echoue', motif: /aucune tranche/ },
  ],
  ['a lost export', () => puis(toujours, /suivi/, () => ror.json({}, 404)), { etat: 'echoue', motif: /404/ }],
  [
    'an export that never ends',
    () => puis(toujours, /suivi/, () => ror.json({}, 202)),
    { etat: 'echoue', motif: /six heures/ },
  ],
  [
    'a missing slice',
    () => puis(toujours, /rang=1/, () => ror.json({}, 404)),
    { etat: 'partiel', motif: /Une tranche/ },
  ],
  [
    'a slice cut each time',
    () => puis(toujours, /rang=1/, () => texte('{"entry":[', 'application/json')),
    { etat: 'partiel', motif: /illisible/ },
  ],
  [
    'an empty slice',
    () => puis(toujours, /rang=1/, () => ror.json({ resourceType: 'Bundle', entry: [] })),
    { etat: 'partiel', motif: /incomplet/ },
  ],
  [
    'a slice elsewhere',
    () => puis(toujours, /suivi/, () => ror.json({ output: [{ url: 'https://pirate.example/x' }] })),
    { etat: 'echoue', motif: /pirate/ },
  ],
  [
    'an error entry',
    () =>
      puis(toujours, /suivi/, () =>
        ror.json({ output: [{ url: `${ror.base}/tranche/1?rang=0` }], error: [{ url: 'x' }] }),
      ),
    { etat: 'partiel', motif: /incomplet/ },
  ],
  [
    'reads that fail',
    () => puis(toujours, /HealthcareService\/hs1/, () => ror.json({}, 500)),
    { etat: 'partiel', motif: /rien n’a été retiré/ },
  ],
]

describe('what lasts ends in a clear report, and removes nothing', () => {
  it.each(durables)('%s', async (_, panne, { etat, motif }) => {
    await passer()
    ror.ressources.delete('HealthcareService/hs1')
    ror.pannes = [panne()]
    expect(await passer()).toMatchObject({ etat, motif: expect.stringMatching(motif) })
    expect(await miroir()).toHaveLength(5)
    ror.pannes = []
    expect(await passer()).toMatchObject({ etat: 'reussi' })
    expect(await miroir()).toHaveLength(4)
  })

  it.each([
    ['goes round in circles', () => `${ror.base}/Location?_count=200`],
    ['comes again under another address', () => `${ror.base}/Location?x=${ror.appels.length}`],
  ])('a page that %s', async (_, suivante) => {
    await passer()
    ror.pannes = [
      url =>
        url.pathname.endsWith('/Location')
          ? ror.json({
              resourceType: 'Bundle',
              link: [{ relation: 'next', url: suivante() }],
              entry: [{ fullUrl: 'a', resource: unLieu() }],
            })
          : undefined,
    ]
    expect(await passer('delta')).toMatchObject({ etat: 'echoue', motif: expect.stringMatching(/page/) })
  })
})
