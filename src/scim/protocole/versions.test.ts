import { describe, expect, it } from 'vitest'
import { connecte, unUser } from '#test/scim/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()

describe('versions', () => {
  it('spare a reading, and follow every change', async () => {
    const { si, chloe } = await connecte(test.base)
    const vu = await si.lire(`/Users/${chloe.id}`)
    const version = vu.corps.meta.version
    expect(vu.entetes.get('etag')).toBe(version)
    expect((await si.lire(`/Users/${chloe.id}`, { 'if-none-match': `"autre", ${version}` })).statut).toBe(304)
    expect((await si.lire(`/Users/${chloe.id}?attributes=title`)).entetes.get('etag')).toBe(version)
    await test.base.updateTable('compte').set({ fonction: 'Sage-femme' }).where('id', '=', chloe.id).execute()
    const apres = await si.lire(`/Users/${chloe.id}`, { 'if-none-match': version })
    expect(apres).toMatchObject({ statut: 200, corps: { title: 'Sage-femme' } })
    expect(apres.corps.meta.lastModified > vu.corps.meta.lastModified).toBe(true)
  })

  it('of two changes sent with the same one, a single one is made', async () => {
    const { si, chloe } = await connecte(test.base)
    const version = (await si.lire(`/Users/${chloe.id}`)).corps.meta.version
    const reponses = await Promise.all(
      ['Un', 'Deux', 'Trois'].map(value =>
        si.corriger(chloe.id, [{ op: 'replace', path: 'title', value }], { 'if-match': version }),
      ),
    )
    expect(reponses.map(({ statut }) => statut).sort()).toEqual([200, 412, 412])
    const [gagnante] = reponses.filter(({ statut }) => statut === 200)
    expect((await si.lire(`/Users/${chloe.id}`)).corps.title).toBe(gagnante?.corps.title)
  })

  it.each(['PUT', 'DELETE'])('guard a %s too', async methode => {
    const { si, chloe } = await connecte(test.base)
    const corps = methode === 'PUT' ? unUser({ courriel: chloe.acteur.courriel }) : undefined
    expect(
      await si.envoyer(methode, `/Users/${chloe.id}`, corps, { 'if-match': 'W/"perimee"' }),
    ).toMatchObject({
      statut: 412,
      corps: { status: '412' },
    })
    expect((await si.envoyer(methode, `/Users/${chloe.id}`, corps, { 'if-match': '*' })).statut).toBeLessThan(
      300,
    )
  })

  it('the same change sent twice is made once: no line, no version more', async () => {
    const { si, chloe } = await connecte(test.base)
    const corriger = () => si.corriger(chloe.id, [{ op: 'replace', path: 'title', value: 'Interne' }])
    const lignes = async () =>
      (await test.base.selectFrom('journal').select('id').where('compte_id', '=', chloe.id).execute()).length
    const premiere = await corriger()
    const avant = await lignes()
    const seconde = await corriger()
    expect([seconde.corps, await lignes()]).toEqual([premiere.corps, avant])
  })

  it('two systems that create the same person at once make one account', async () => {
    const { si } = await connecte(test.base)
    const courriel = 'en.meme.temps@ch-lunel.example'
    const reponses = await Promise.all([1, 2, 3].map(() => si.creer({ courriel })))
    expect(reponses.map(({ statut }) => statut).sort()).toEqual([201, 409, 409])
  })
})
