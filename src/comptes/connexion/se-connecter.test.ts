import { describe, expect, test } from 'vitest'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { Sature } from './file-de-calcul.ts'
import { hacherMotDePasse, leurre, renforcer, type Verifier, verifierMotDePasse } from './mot-de-passe.ts'
import { seConnecter } from './se-connecter.ts'
import { ouvrirSession, trouverSession } from './session.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')

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

  test('the decoy costs what a real password costs, and no password is it', async () => {
    const parametres = { memoryCost: 7_168, timeCost: 5, parallelism: 1 }
    const debut = '$argon2id$v=19$m=7168,t=5,p=1$'
    expect(await hacherMotDePasse('un mot de passe', parametres)).toContain(debut)
    expect(leurre(parametres)).toHaveLength((await hacherMotDePasse('x', parametres)).length)
    expect(leurre(parametres)).toContain(debut)
    expect(await verifierMotDePasse(leurre(parametres), '')).toBe(false)
  })
})

describe('a password kept with less work than today asks', () => {
  const empreinteDe = async (compteId: string) =>
    (
      await essai.base
        .selectFrom('compte')
        .select('mot_de_passe')
        .where('id', '=', compteId)
        .executeTakeFirstOrThrow()
    ).mot_de_passe

  test('is hashed again at sign-in, and still opens', async () => {
    const compteId = await unCompte(essai.base, { courriel: 'ancienne@ch.example' })
    const avant = await empreinteDe(compteId)
    expect((await tenter('ancienne@ch.example', 'pas le bon')).ok).toBe(false)
    expect(await empreinteDe(compteId)).toBe(avant)
    expect((await tenter('ancienne@ch.example', motDePasseDeTest)).ok).toBe(true)
    const apres = await empreinteDe(compteId)
    expect(apres).toContain('$m=19456,t=2,p=1$')
    expect((await tenter('ancienne@ch.example', motDePasseDeTest)).ok).toBe(true)
    expect(await empreinteDe(compteId)).toBe(apres)
  })

  test('is left as it is when it already cost more', async () => {
    const fort = await hacherMotDePasse(motDePasseDeTest, { memoryCost: 19_456, timeCost: 3, parallelism: 1 })
    const compteId = await unCompte(essai.base, { courriel: 'forte@ch.example', mot_de_passe: fort })
    expect((await tenter('forte@ch.example', motDePasseDeTest)).ok).toBe(true)
    expect(await empreinteDe(compteId)).toBe(fort)
  })

  test('waits for the next time when the machine is full: nobody is kept out', async () => {
    const parametres = { memoryCost: 7_168, timeCost: 5, parallelism: 1 }
    const foule = Array.from({ length: 70 }, () =>
      hacherMotDePasse('x', parametres).catch(erreur => expect(erreur).toBeInstanceOf(Sature)),
    )
    expect(await renforcer('$argon2id$v=19$m=256,t=1,p=1$c2Vs$x', 'x', parametres)).toBeUndefined()
    await Promise.all(foule)
  })
})
