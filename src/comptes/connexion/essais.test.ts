import { describe, expect, test } from 'vitest'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { confirmerEssai, noterEssai } from './essais.ts'
import { type Verifier, verifierMotDePasse } from './mot-de-passe.ts'
import { seConnecter } from './se-connecter.ts'

const essai = baseDeTest()
const depart = new Date('2026-11-23T09:00:00Z')
const apres = (minutes: number) => new Date(depart.getTime() + minutes * 60_000)
const rate: Verifier = async () => false

function tenter(
  courriel: string,
  options: { motDePasse?: string; a?: number; adresse?: string; verifier?: Verifier } = {},
) {
  const { motDePasse = 'x', a = 0, adresse = '', verifier = rate } = options
  const commande = { courriel, motDePasse, maintenant: apres(a), origine: { adresse } }
  return seConnecter(servicesDeTest(essai.base), commande, verifier)
}
const juste = (courriel: string, a: number, adresse = '') =>
  tenter(courriel, { motDePasse: motDePasseDeTest, a, adresse, verifier: verifierMotDePasse })

/** Failures in a row, each as soon as it is allowed. @returns the minute of the last one */
async function insister(courriel: string, fois: number, adresse = ''): Promise<number> {
  const etat = { a: 0 }
  for (let n = 0; n < fois; ) {
    const resultat = await tenter(courriel, { a: etat.a, adresse })
    if (!resultat.ok && resultat.motif === 'trop-d-essais')
      etat.a = (resultat.reprendreA.getTime() - depart.getTime()) / 60_000
    else n++
  }
  return etat.a
}

describe('one account', () => {
  test.each(['connu@ch.example', 'inconnu@ch.example'])(
    '%s: five failures, then waits that grow up to an hour',
    async courriel => {
      if (courriel.startsWith('connu')) await unCompte(essai.base, { courriel })
      for (let n = 0; n < 5; n++) expect(await tenter(courriel)).toMatchObject({ motif: 'identifiants' })
      expect(await juste(courriel, 0.5)).toEqual({ ok: false, motif: 'trop-d-essais', reprendreA: apres(1) })
      expect(await insister(courriel, 6)).toBe(1 + 2 + 5 + 15 + 30 + 60)
    },
  )

  test('insisting while it waits does not make it longer', async () => {
    for (let n = 0; n < 50; n++) await tenter('insiste@ch.example')
    expect(await tenter('insiste@ch.example', { a: 1 })).toMatchObject({ motif: 'identifiants' })
  })

  test('a parallel burst gets no more guesses than a patient one', async () => {
    const verifications: string[] = []
    const lent: Verifier = async empreinte => {
      verifications.push(empreinte)
      await new Promise(fin => setTimeout(fin, 20))
      return false
    }
    const rafale = Array.from({ length: 40 }, () => tenter('rafale@ch.example', { verifier: lent }))
    const resultats = await Promise.all(rafale)
    expect(verifications).toHaveLength(5)
    expect(resultats.filter(r => !r.ok && r.motif === 'trop-d-essais')).toHaveLength(35)
  })

  test('coming in wipes the slate, and a day too', async () => {
    const courriel = 'distraite@ch.example'
    await unCompte(essai.base, { courriel })
    for (let n = 0; n < 4; n++) await tenter(courriel)
    expect((await juste(courriel, 1)).ok).toBe(true)
    for (let n = 0; n < 4; n++)
      expect(await tenter(courriel, { a: 2 })).toMatchObject({ motif: 'identifiants' })
    await insister('oubliee@ch.example', 8)
    expect(await tenter('oubliee@ch.example', { a: 24 * 60 + 60 })).toMatchObject({ motif: 'identifiants' })
    expect(await tenter('oubliee@ch.example', { a: 24 * 60 + 60 })).toMatchObject({ motif: 'identifiants' })
  })

  test('who insists from elsewhere does not keep the person out of where they usually are', async () => {
    const courriel = 'victime@ch.example'
    await unCompte(essai.base, { courriel })
    expect((await juste(courriel, -60, '192.0.2.7')).ok).toBe(true)
    await insister(courriel, 10, '203.0.113.9')
    expect(await juste(courriel, 100, '198.51.100.1')).toMatchObject({ motif: 'trop-d-essais' })
    expect((await juste(courriel, 100, '192.0.2.7')).ok).toBe(true)
    expect(await tenter(courriel, { a: 100, adresse: '203.0.113.9' })).toMatchObject({
      motif: 'trop-d-essais',
    })
    // and from there, one guesses no more than from anywhere
    for (let n = 0; n < 5; n++) await tenter(courriel, { a: 101, adresse: '192.0.2.7' })
    expect(await juste(courriel, 101, '192.0.2.7')).toMatchObject({ motif: 'trop-d-essais' })
  })

  test('a right password does not forgive wrong codes, nor the other way round', async () => {
    const noter = (moyen: 'facteur' | 'mot-de-passe', maintenant = depart) =>
      noterEssai(essai.base, { courriel: 'code@ch.example', compteId: null, moyen, maintenant, origine: {} })
    for (let n = 0; n < 5; n++) {
      const motDePasse = await noter('mot-de-passe', apres(n / 100))
      if (motDePasse.ok) await essai.base.transaction().execute(tx => confirmerEssai(tx, motDePasse.essaiId))
      expect((await noter('facteur', apres(n / 100))).ok).toBe(true)
    }
    expect((await noter('mot-de-passe', apres(0.1))).ok).toBe(true)
    expect((await noter('facteur', apres(0.1))).ok).toBe(false)
  })
})

describe('one network', () => {
  test.each([
    ['an IPv4 address', () => '192.0.2.77', '192.0.2.78'],
    [
      'an IPv4 address written in IPv6',
      n => (n % 2 ? '::ffff:192.0.2.99' : '192.0.2.99'),
      '::ffff:192.0.2.98',
    ],
    ['an IPv6 /64', n => `2001:db8:0:1::${n.toString(16)}:1`, '2001:db8:0:2::1'],
    ['what is no address', () => 'unknown', 'autre'],
  ] as [string, (n: number) => string, string][])(
    'trying one password on many accounts is slowed: %s',
    async (quoi, adresse, ailleurs) => {
      const cible = (n: number) => `cible${n}.${quoi.length}@ch.example`
      for (let n = 0; n < 20; n++)
        expect(await tenter(cible(n), { adresse: adresse(n) })).toMatchObject({ motif: 'identifiants' })
      expect(await tenter(cible(21), { adresse: adresse(21) })).toMatchObject({ motif: 'trop-d-essais' })
      expect(await tenter(cible(21), { adresse: ailleurs })).toMatchObject({ motif: 'identifiants' })
      // half a minute for each of the next ones
      expect(await tenter(cible(22), { adresse: adresse(22), a: 0.5 })).toMatchObject({
        motif: 'identifiants',
      })
      expect(await tenter(cible(23), { adresse: adresse(23), a: 0.9 })).toMatchObject({
        motif: 'trop-d-essais',
      })
    },
  )

  test('a hospital whose people are distracted and then get in is no attack', async () => {
    const adresse = '192.0.2.200'
    for (let n = 0; n < 25; n++) {
      const courriel = `matin${n}@ch.example`
      await unCompte(essai.base, { courriel })
      expect(await tenter(courriel, { adresse })).toMatchObject({ motif: 'identifiants' })
      expect((await juste(courriel, 0.1, adresse)).ok).toBe(true)
    }
  })

  test('one’s own sign-ins do not buy guesses on others', async () => {
    const adresse = '192.0.2.201'
    await unCompte(essai.base, { courriel: 'pirate@ch.example' })
    for (let n = 0; n < 20; n++) {
      await tenter(`proie${n}@ch.example`, { adresse })
      if (n % 5 === 0) await juste('pirate@ch.example', 0, adresse)
    }
    expect(await tenter('proie20@ch.example', { adresse })).toMatchObject({ motif: 'trop-d-essais' })
  })
})
