import fc from 'fast-check'
import { filter, parse } from 'scim2-parse-filter'
import { beforeAll, describe, expect, it } from 'vitest'
import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import { connecte, urn } from '#test/scim/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()
type Systeme = Awaited<ReturnType<typeof connecte>>['si']
const etat: { si?: Systeme; gens?: Record<string, unknown>[] } = {}

const si = (): Systeme => {
  if (!etat.si) throw new Error('prêt dans les tests seulement')
  return etat.si
}

const personnes = [
  ['Éloïse', 'D’Agostino', 'Cadre de santé', '0467000001'],
  ['Zoé', 'Martin', 'Interne', ''],
  ['Ali', 'martin', '', '0467000002'],
  ['Anne', 'Le Goff', '100 % _temps_', ''],
  ['Bao', 'Nguyen', '', ''],
  ['Ines', 'Roux', 'interne', '0467000003'],
] as const

beforeAll(async () => {
  const { si: systeme } = await connecte(test.base)
  for (const [rang, [prenom, nom, title, telephone]] of personnes.entries())
    await systeme.creer({
      courriel: `p${rang}@ch-lunel.example`,
      name: { givenName: prenom, familyName: nom },
      active: rang % 2 === 0,
      ...(title && { title }),
      ...(telephone && { phoneNumbers: [{ value: telephone, type: 'work' }] }),
      ...(rang < 3 && {
        externalId: `Ad-${rang}`,
        [urn.professionnel]: { rpps: composerRpps(`100000000${rang}`) },
      }),
    })
  Object.assign(etat, { si: systeme, gens: (await systeme.lire('/Users')).corps.Resources })
})

/** The package's own evaluation, on what is shown, whatever the case where it does not count. */
const enMinuscules = (valeur: unknown): unknown => JSON.parse(JSON.stringify(valeur).toLowerCase())

const texte = fc.constantFrom(
  'martin',
  'MARTIN',
  'a',
  'e',
  'in',
  '',
  '%',
  '_',
  'zzz',
  'p1@ch-lunel.example',
  '0467000001',
  'work',
)
const attributTexte = fc.constantFrom(
  ...[
    'userName',
    'USERNAME',
    'name.familyName',
    'name.givenName',
    'displayName',
    'title',
    'emails.value',
    'emails.type',
  ],
  ...['phoneNumbers.value', `${urn.user}:userName`, 'name.formatted'],
)
const comparaison = fc
  .tuple(attributTexte, fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'Eq'), texte)
  .map(([a, op, v]) => `${a} ${op} ${JSON.stringify(v)}`)
const feuille = fc.oneof(
  { weight: 5, arbitrary: comparaison },
  {
    weight: 1,
    arbitrary: fc.constantFrom('active eq true', 'active eq false', 'active ne true', 'active pr'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'title pr',
      'externalId pr',
      `${urn.professionnel}:rpps pr`,
      'phoneNumbers pr',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'emails[type eq "work" and value co "p1"]',
      'phoneNumbers[not (type eq "home")]',
      'phoneNumbers[primary eq true].value sw "04"',
    ),
  },
)
const { filtre } = fc.letrec<{ filtre: string }>(lier => ({
  filtre: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    feuille,
    fc.tuple(lier('filtre'), lier('filtre')).map(([a, b]) => `(${a}) and (${b})`),
    fc.tuple(lier('filtre'), lier('filtre')).map(([a, b]) => `(${a}) or (${b})`),
    lier('filtre').map(a => `not (${a})`),
    fc.tuple(lier('filtre'), lier('filtre')).map(([a, b]) => `${a} and not (${b})`),
  ),
}))

/** Names of the schemas, in lower case, as the package reads them: without the core's own URN. */
const pourLePaquet = (f: string) => parse(f.toLowerCase().replaceAll(`${urn.user.toLowerCase()}:`, ''))

describe('a filter', () => {
  it('finds in the base whom it finds in what is shown', async () => {
    await fc.assert(
      fc.asyncProperty(filtre, async f => {
        const evaluer = filter(pourLePaquet(f))
        const attendus = (etat.gens ?? []).filter(g => evaluer(enMinuscules(g))).map(g => g.id)
        const { statut, corps } = await si().filtrer(f)
        const trouves = (corps.Resources ?? []).map(({ id }: { id: string }) => id)
        return (
          (statut === 200 && corps.totalResults === attendus.length && trouves.join() === attendus.join()) ||
          (statut === 400 && /trop (long|complexe)/.test(corps.detail))
        )
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it.each([
    ['externalId eq "Ad-1"', 1],
    ['externalId eq "ad-1"', 0],
    ['externalId eq null', 6],
    ['title ne null and externalId pr', 2],
    ['meta.created gt "2020-01-01T00:00:00Z"', 9],
    ['meta.lastModified lt "2020-01-01T00:00:00+01:00"', 0],
    [`${urn.professionnel}:RPPS eq "${composerRpps('1000000001')}"`, 1],
    [`${urn.professionnel}:etat eq "invite"`, 6],
    ['userName sw "p" and (name.familyName eq "Martin" or title eq "INTERNE")', 3],
  ])('« %s » finds %i people', async (f, total) => {
    expect((await si().filtrer(f)).corps.totalResults).toBe(total)
  })
})

describe('a list', () => {
  it('goes page by page, everybody once, in the order that was asked', async () => {
    const noms: string[] = []
    for (let debut = 1; debut < 20; debut += 2) {
      const { corps } = await si().lire(
        `/Users?startIndex=${debut}&count=2&sortBy=name.familyName&sortOrder=descending`,
      )
      expect(corps.totalResults).toBe(9)
      expect(corps.itemsPerPage).toBe(corps.Resources.length)
      noms.push(
        ...corps.Resources.map((u: { name: { familyName: string } }) => u.name.familyName.toLowerCase()),
      )
    }
    expect(noms).toHaveLength(9)
    expect(noms).toEqual(noms.toSorted().reverse())
  })

  it('of none only counts', async () => {
    expect((await si().lire('/Users?count=0')).corps).toMatchObject({
      totalResults: 9,
      itemsPerPage: 0,
      Resources: [],
    })
  })

  it('puts last, then first, who has no value', async () => {
    const titres = async (sens: string) =>
      (await si().filtrer('userName sw "p"', `&sortBy=title&sortOrder=${sens}`)).corps.Resources.map(
        ({ title }: { title?: string }) => title ?? null,
      )
    expect((await titres('ascending')).slice(-2)).toEqual([null, null])
    expect((await titres('descending')).slice(0, 2)).toEqual([null, null])
  })

  it('shows only what is asked', async () => {
    const un = async (suite: string) =>
      (await si().filtrer('userName eq "p0@ch-lunel.example"', suite)).corps.Resources[0]
    expect(Object.keys(await un('&attributes=NAME.familyname,title')).sort()).toEqual([
      'id',
      'name',
      'schemas',
      'title',
    ])
    expect((await un('&attributes=name.familyName')).name).toEqual({ familyName: 'D’Agostino' })
    expect(await un(`&attributes=${urn.professionnel}:rpps`)).toMatchObject({
      [urn.professionnel]: { rpps: expect.any(String) },
    })
    const sans = await un(`&excludedAttributes=emails,meta,id,${urn.habilitations}`)
    expect([sans.emails, sans.meta, sans[urn.habilitations], typeof sans.id]).toEqual([
      undefined,
      undefined,
      undefined,
      'string',
    ])
  })

  it('may be searched by a body', async () => {
    const demande = {
      schemas: [urn.recherche],
      filter: 'title pr',
      sortBy: 'userName',
      count: 2,
      attributes: ['userName'],
    }
    for (const chemin of ['/Users/.search', '/.search']) {
      const { statut, corps } = await si().envoyer('POST', chemin, demande)
      expect([statut, corps.totalResults, corps.Resources.length]).toEqual([200, 4, 2])
      expect(Object.keys(corps.Resources[0]).sort()).toEqual(['id', 'schemas', 'userName'])
    }
    expect(
      (await si().envoyer('POST', '/Users/.search', { ...demande, count: '2; drop' })).corps.scimType,
    ).toBe('invalidValue')
    expect((await si().envoyer('POST', '/Users/.search', { ...demande, filter: {} })).corps.scimType).toBe(
      'invalidValue',
    )
  })
})
