import { describe, expect, test } from 'vitest'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import {
  hacherMotDePasse,
  leurre,
  parametresArgon2,
  type Verifier,
  verifierMotDePasse,
} from './mot-de-passe.ts'
import { seConnecter } from './se-connecter.ts'
import { ouvrirSession, trouverSession } from './session.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const apres = (minutes: number) => new Date(maintenant.getTime() + minutes * 60_000)

function tenter(
  courriel: string,
  motDePasse: string,
  options: { a?: Date; adresse?: string; verifier?: Verifier; jetonPrecedent?: string } = {},
) {
  const { verifier = verifierMotDePasse, a = maintenant, adresse = '', jetonPrecedent } = options
  const commande = { courriel, motDePasse, maintenant: a, origine: { adresse }, jetonPrecedent }
  return seConnecter(servicesDeTest(essai.base), commande, verifier)
}

describe('signing in', () => {
  test('opens a session, whatever the case of the address, and writes it down', async () => {
    const compteId = await unCompte(essai.base, { courriel: 'claire.petit@ch.example' })
    const connexion = await tenter('Claire.Petit@CH.example', motDePasseDeTest)
    expect(connexion).toMatchObject({ ok: true, compteId })
    const ligne = await essai.base
      .selectFrom('connexion')
      .select(['reussie', 'moyen'])
      .where('compte_id', '=', compteId)
      .execute()
    expect(ligne).toEqual([{ reussie: true, moyen: 'mot-de-passe' }])
  })

  test('closes the session that the browser held before', async () => {
    const compteId = await unCompte(essai.base, { courriel: 'fixation@ch.example' })
    const services = servicesDeTest(essai.base)
    const plante = await essai.base
      .transaction()
      .execute(tx =>
        ouvrirSession(tx, { compteId, moyen: 'demo', maintenant, origine: {}, config: services.config }),
      )
    const connexion = await tenter('fixation@ch.example', motDePasseDeTest, { jetonPrecedent: plante })
    expect(connexion.ok && connexion.jeton).not.toBe(plante)
    expect(
      await trouverSession(essai.base, { jeton: plante, maintenant, config: services.config }),
    ).toBeNull()
  })
})

describe('refusing to sign in', () => {
  test('says the same and does the same work, whatever the address', async () => {
    await unCompte(essai.base, { courriel: 'actif@ch.example' })
    await unCompte(essai.base, { courriel: 'invite@ch.example', etat: 'invite' })
    await unCompte(essai.base, { courriel: 'desactive@ch.example', etat: 'desactive' })
    const travail: string[][] = []
    for (const courriel of ['actif', 'invite', 'desactive', 'inconnu'].map(n => `${n}@ch.example`)) {
      const empreintes: string[] = []
      const connexion = await tenter(courriel, 'pas le bon', {
        verifier: async (empreinte, motDePasse) => {
          empreintes.push(empreinte)
          return verifierMotDePasse(empreinte, motDePasse)
        },
      })
      expect(connexion).toEqual({ ok: false, motif: 'identifiants' })
      travail.push(empreintes)
    }
    expect(travail.map(({ length }) => length)).toEqual([1, 1, 1, 1])
  })

  test('a disabled account does not open with its password', async () => {
    await unCompte(essai.base, { courriel: 'partie@ch.example', etat: 'desactive' })
    expect(await tenter('partie@ch.example', motDePasseDeTest)).toMatchObject({ ok: false })
  })

  test('the decoy costs what a real password costs', async () => {
    const { memoryCost: m, timeCost: t, parallelism: p } = parametresArgon2
    expect(leurre).toContain(`$argon2id$v=19$m=${m},t=${t},p=${p}$`)
    expect(await hacherMotDePasse('un mot de passe')).toContain(`$argon2id$v=19$m=${m},t=${t},p=${p}$`)
  })
})

describe('guessing passwords', () => {
  const rate: Verifier = async () => false

  test.each(['connu@ch.example', 'inconnu2@ch.example'])(
    '%s: five failures, then one waits',
    async courriel => {
      if (courriel.startsWith('connu')) await unCompte(essai.base, { courriel })
      for (let n = 0; n < 5; n++) {
        expect(await tenter(courriel, 'x', { verifier: rate, a: apres(n) })).toMatchObject({
          motif: 'identifiants',
        })
      }
      const refus = await tenter(courriel, motDePasseDeTest, { a: apres(6) })
      expect(refus).toEqual({ ok: false, motif: 'trop-d-essais', reprendreA: apres(15) })
      // waiting is not made longer by insisting
      expect(await tenter(courriel, 'x', { verifier: rate, a: apres(15.1) })).toMatchObject({
        motif: 'identifiants',
      })
    },
  )

  test('a parallel burst gets no more guesses than a patient one', async () => {
    const verifications: string[] = []
    const lent: Verifier = async empreinte => {
      verifications.push(empreinte)
      await new Promise(fin => setTimeout(fin, 20))
      return false
    }
    const rafale = Array.from({ length: 40 }, () => tenter('rafale@ch.example', 'x', { verifier: lent }))
    const resultats = await Promise.all(rafale)
    expect(verifications).toHaveLength(5)
    expect(resultats.filter(r => !r.ok && r.motif === 'trop-d-essais')).toHaveLength(35)
  })

  test('one address trying many accounts is stopped too', async () => {
    for (let n = 0; n < 20; n++) {
      await tenter(`cible${n}@ch.example`, 'x', { verifier: rate, adresse: '192.0.2.7' })
    }
    const refus = await tenter('cible20@ch.example', 'x', { verifier: rate, adresse: '192.0.2.7' })
    expect(refus).toMatchObject({ motif: 'trop-d-essais' })
    const ailleurs = await tenter('cible20@ch.example', 'x', { verifier: rate, adresse: '192.0.2.8' })
    expect(ailleurs).toMatchObject({ motif: 'identifiants' })
  })
})
