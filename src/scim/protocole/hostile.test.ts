import { describe, expect, it } from 'vitest'
import { connecte, unUser, urn } from '#test/scim/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()

/** What no request may ever do: break the service, or be told nothing. */
const estUnRefus = (statut: number) => ({
  statut,
  corps: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(statut),
    detail: expect.any(String),
  },
})

const emboite = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`
const avec = (champs: object) => JSON.stringify({ ...unUser(), ...champs })

describe('bodies', () => {
  it.each<[string, string | Uint8Array, number]>([
    ['nothing', '', 400],
    ['no JSON', '{"schemas":', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['a text', '"User"', 400],
    ['no schemas', '{"userName":"a@b.example"}', 400],
    ['another schema', '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"]}', 400],
    ['schemas of another type', '{"schemas":{"0":"urn:ietf:params:scim:schemas:core:2.0:User"}}', 400],
    ['no address', JSON.stringify({ schemas: [urn.user], name: { familyName: 'A', givenName: 'B' } }), 400],
    ['a number for an address', avec({ userName: 12 }), 400],
    ['a list for an address', avec({ userName: ['a@b.example'] }), 400],
    ['an object for a presence', avec({ active: {} }), 400],
    ['a word for a presence', avec({ active: 'peut-être' }), 400],
    ['a text for a name', avec({ name: 'Zoé' }), 400],
    ['an object for addresses', avec({ emails: { value: 'a@b.example' } }), 400],
    ['a list within a list', avec({ emails: [[['a@b.example']]] }), 400],
    ['a thousand addresses', avec({ emails: Array(1000).fill({ value: 'a@b.example' }) }), 400],
    ['an RPPS with a wrong key', avec({ [urn.professionnel]: { rpps: '10000000001' } }), 400],
    ['a phone that is none', avec({ phoneNumbers: [{ value: 'DROP TABLE', type: 'work' }] }), 400],
    ['an empty identifier', avec({ externalId: '' }), 400],
    ['an identifier without end', avec({ externalId: 'x'.repeat(300) }), 400],
    ['markup in a name', avec({ name: { familyName: '<script>', givenName: 'Zoé' } }), 400],
    [
      'SQL in a name',
      avec({ name: { familyName: "Robert'); DROP TABLE compte;--", givenName: 'Zoé' } }),
      400,
    ],
    ['a reversed name', avec({ name: { familyName: 'a\u202Eb', givenName: 'Zoé' } }), 400],
    ['U+0000', avec({ title: 'a\u0000b' }), 400],
    ['half an emoji', '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"title":"\\ud83d"}', 400],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ['a prototype', '{"schemas":[],"__proto__":{"active":true}}', 400],
    ['a constructor', avec({ name: { constructor: { prototype: { pollue: 1 } } } }), 400],
    ['a deep list', `{"x":${emboite(5000)}}`, 400],
    ['a deep object', avec({ name: JSON.parse(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`) }), 400],
    ['more than 64 kB', avec({ title: 'x'.repeat(70_000) }), 413],
  ])('%s', async (_, corps, statut) => {
    const { app, secret } = await connecte(test.base)
    const reponse = await app.request('/scim/v2/Users', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/scim+json' },
      body: corps as BodyInit,
    })
    expect({ statut: reponse.status, corps: await reponse.json() }).toMatchObject(estUnRefus(statut))
    expect(({} as { pollue?: number }).pollue).toBeUndefined()
  })

  it('of 3 MB never reach the slice', async () => {
    const { app, secret } = await connecte(test.base)
    const reponse = await app.request('/scim/v2/Users', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/scim+json' },
      body: avec({ title: 'x'.repeat(3_000_000) }),
    })
    expect(reponse.status).toBe(413)
  })

  it('of another type: 415', async () => {
    const { si } = await connecte(test.base)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(await si.envoyer('POST', '/Users', unUser(), { 'content-type': type })).toMatchObject(
        estUnRefus(415),
      )
  })

  it('ignores what it does not keep, and never a password', async () => {
    const { si } = await connecte(test.base)
    const { statut, corps } = await si.creer({
      password: 'Motdepasse-2026',
      nickName: 'Z',
      inconnu: { a: [1] },
      ID: 'x',
    })
    expect([statut, corps.nickName, corps.inconnu, corps.password]).toEqual([
      201,
      undefined,
      undefined,
      undefined,
    ])
    const compte = await test.base
      .selectFrom('compte')
      .select(['mot_de_passe', 'etat'])
      .where('id', '=', corps.id)
      .executeTakeFirst()
    expect(compte).toEqual({ mot_de_passe: null, etat: 'invite' })
  })
})

describe('operations', () => {
  it.each<[string, unknown, string]>([
    ['none', [], 'invalidSyntax'],
    ['not a list', { op: 'add' }, 'invalidSyntax'],
    ['not objects', ['add'], 'invalidSyntax'],
    ['an unknown verb', [{ op: 'test', path: 'title', value: 'x' }], 'invalidSyntax'],
    ['a verb that is no text', [{ op: ['add'], path: 'title', value: 'x' }], 'invalidSyntax'],
    ['a thousand', Array(1000).fill({ op: 'replace', path: 'title', value: 'x' }), 'invalidSyntax'],
    ['no value', [{ op: 'replace', path: 'title' }], 'invalidSyntax'],
    ['no path and a text', [{ op: 'replace', value: 'x' }], 'invalidSyntax'],
    ['a removal without a path', [{ op: 'remove' }], 'noTarget'],
    ['a path that is no text', [{ op: 'replace', path: ['title'], value: 'x' }], 'invalidPath'],
    ['a path without end', [{ op: 'replace', path: 'a'.repeat(10_000), value: 'x' }], 'invalidPath'],
    ['an unknown attribute', [{ op: 'replace', path: 'salaire', value: 'x' }], 'invalidPath'],
    ['a path to the prototype', [{ op: 'add', path: '__proto__.pollue', value: 'x' }], 'invalidPath'],
    [
      'a path to the constructor',
      [{ op: 'add', path: 'constructor.prototype.pollue', value: 'x' }],
      'invalidPath',
    ],
    ['a path through a name', [{ op: 'add', path: 'name.constructor.prototype', value: 'x' }], 'invalidPath'],
    [
      'a choice in what is no list',
      [{ op: 'replace', path: 'title[value eq "x"]', value: 'x' }],
      'invalidPath',
    ],
    ['a choice by something else', [{ op: 'remove', path: 'emails[constructor pr]' }], 'invalidPath'],
    ['a choice that does not read', [{ op: 'remove', path: 'emails[type eq]' }], 'invalidFilter'],
    ['a choice of nothing', [{ op: 'remove', path: 'phoneNumbers[type eq "home"]' }], 'noTarget'],
    ['another identity', [{ op: 'replace', path: 'id', value: 'x' }], 'mutability'],
    ['dates', [{ op: 'replace', path: 'meta.created', value: '2020-01-01T00:00:00Z' }], 'mutability'],
    ['no address any more', [{ op: 'remove', path: 'userName' }], 'invalidValue'],
    ['no name any more', [{ op: 'remove', path: 'name' }], 'invalidValue'],
    ['an object for a text', [{ op: 'replace', path: 'title', value: { $ne: null } }], 'invalidValue'],
  ])('%s', async (_, operations, scimType) => {
    const { si, chloe } = await connecte(test.base)
    const avant = await si.lire(`/Users/${chloe.id}`)
    expect(await si.corriger(chloe.id, operations)).toMatchObject({ ...estUnRefus(400), corps: { scimType } })
    expect((await si.lire(`/Users/${chloe.id}`)).corps).toEqual(avant.corps)
    expect(({} as { pollue?: string }).pollue).toBeUndefined()
  })

  it('are all or nothing', async () => {
    const { si, chloe } = await connecte(test.base)
    const operations = [
      { op: 'replace', path: 'title', value: 'Directrice' },
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'name.familyName', value: '<b>' },
    ]
    expect((await si.corriger(chloe.id, operations)).statut).toBe(400)
    expect((await si.lire(`/Users/${chloe.id}`)).corps).toMatchObject({
      active: true,
      name: { familyName: 'Rey' },
    })
  })
})

describe('filters', () => {
  it.each([
    'x'.repeat(2000),
    Array(40).fill('title pr').join(' and '),
    `${'('.repeat(400)}title pr${')'.repeat(400)} x`,
    `${'not '.repeat(200)}`,
    `title eq "${'\n'.repeat(60)}`,
    `title eq "a\u0000b"`,
    'title eq',
    'eq "x"',
    '" or 1=1 --',
    "title eq 'x'",
    'title eq "x") or (1 eq 1',
    'title regex "(a+)+$"',
    'motdepasse eq "x"',
    'password pr',
    'mot_de_passe sw "$argon2id"',
    '__proto__ pr',
    'constructor.name eq "x"',
    'name[familyName eq "x"].constructor pr',
    'active co "t"',
    'active gt true',
    'active eq "true"',
    'title eq 12',
    'title gt null',
    'meta.created gt "hier"',
    'meta.created gt "2026-13-45T99:99:99Z"',
    'emails[type eq "work"',
    'id eq',
  ])('%j is refused at once, with a word', async filtre => {
    const { si } = await connecte(test.base)
    const debut = performance.now()
    expect(await si.filtrer(filtre)).toMatchObject({
      ...estUnRefus(400),
      corps: { scimType: 'invalidFilter' },
    })
    expect(performance.now() - debut).toBeLessThan(2000)
  })

  it.each([
    `title eq "' or '1'='1"`,
    'title co "%"',
    'title sw "_"',
    'userName eq "a@b.example\\" or \\"1"',
    'id eq "x"',
    'id eq "00000000-0000-7000-8000-000000000000"',
    'title ew "a\\b"',
  ])('« %s » is a text like another, and finds nobody', async filtre => {
    const { si } = await connecte(test.base)
    expect(await si.filtrer(filtre)).toMatchObject({ statut: 200, corps: { totalResults: 0, Resources: [] } })
  })

  it.each([
    ['count=abc', 400],
    ['startIndex=1.5', 400],
    ['sortBy=motDePasse', 400],
    ['sortBy=userName&sortOrder=sideways', 400],
    ['attributes=id&excludedAttributes=title', 400],
    [`attributes=${Array(60).fill('title').join(',')}`, 400],
    ['count=-5&startIndex=-3', 200],
    ['count=999999999', 200],
    ['startIndex=999999999', 200],
    ['filter=', 200],
    ['attributes=inconnu', 200],
  ])('the address « ?%s » answers %i', async (suite, statut) => {
    const { si } = await connecte(test.base)
    expect((await si.lire(`/Users?${suite}`)).statut).toBe(statut)
  })
})

describe('addresses', () => {
  it.each([
    '/Groups',
    '/Bulk',
    '/Me',
    '/Users/x/y',
    '/Schemas/inconnu',
    '/ResourceTypes/Group',
    '/Users/1%27--',
  ])('%s: 404 in the protocol', async chemin => {
    const { si } = await connecte(test.base)
    expect(await si.lire(chemin)).toMatchObject(estUnRefus(404))
  })
})
