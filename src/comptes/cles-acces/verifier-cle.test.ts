import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { lireConfig } from '#src/socle/config/config.ts'
import { type Ecarts, uneCleLogicielle } from '#test/comptes/cle-logicielle.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { unDefi, uneCleEnregistree } from '#test/comptes/une-cle.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { ouvrirSession } from '../connexion/session.ts'
import { type Cadre, creerDefi, dureeDuDefi } from './defis.ts'
import { optionsFacteur } from './options.ts'
import { purgerDefis } from './purger-defis.ts'
import type { ClePresentee } from './reponses.ts'
import { verifierCle } from './verifier-cle.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const apres = (ms: number) => new Date(maintenant.getTime() + ms)
const connexion: Cadre = { usage: 'connexion', lien: 'ce navigateur' }

async function unTitulaire(ecarts: Ecarts = {}) {
  const compteId = await unCompte(essai.base)
  return { compteId, cle: await uneCleEnregistree(essai.base, { compteId, maintenant, ...ecarts }) }
}

function verifier(
  reponse: ClePresentee,
  choix: { cadre?: Cadre; compteId?: string | null; a?: Date } = {},
): ReturnType<typeof verifierCle> {
  const { cadre = connexion, compteId = null, a = maintenant } = choix
  const { config } = servicesDeTest(essai.base)
  const presentation = { reponse, cadre, compteId, maintenant: a, origine: {}, config }
  return essai.base.transaction().execute(tx => verifierCle(tx, presentation))
}

const etatDe = (compteId: string) =>
  essai.base
    .selectFrom('cle_acces')
    .select(['compteur', 'utilisee_le', 'suspendue_le'])
    .where('compte_id', '=', compteId)
    .executeTakeFirstOrThrow()

const unAutrePorteur = () => randomBytes(32).toString('base64url')

describe('a key that is shown', () => {
  test('tells whose account it opens, and that it was used', async () => {
    const { compteId, cle } = await unTitulaire()
    const reponse = cle.presenter(await unDefi(essai.base, maintenant))
    expect(await verifier(reponse)).toMatchObject({ ok: true, compteId })
    expect(await etatDe(compteId)).toEqual({ compteur: 1, utilisee_le: maintenant, suspendue_le: null })
  })

  test('may count nothing: a synchronised key answers 0 for ever', async () => {
    const { cle } = await unTitulaire()
    for (let fois = 0; fois < 2; fois++) {
      const reponse = cle.presenter(await unDefi(essai.base, maintenant), { compteur: 0 })
      expect(await verifier(reponse)).toMatchObject({ ok: true })
    }
  })

  test.each<[string, Ecarts, string]>([
    ['from another site', { origine: 'https://viatrajectoire.pirate.example' }, 'signature'],
    ['from another port of this machine', { origine: 'http://localhost:3001' }, 'signature'],
    ['for another relying party', { rpId: 'pirate.example' }, 'signature'],
    ['without its owner having proved who they are', { verifiee: false }, 'signature'],
    ['without anybody there', { presente: false, verifiee: false }, 'signature'],
    ['with the answer to another question', { type: 'webauthn.create' }, 'signature'],
    ['with a signature that is not its own', { signature: randomBytes(70) }, 'signature'],
    ['with an empty signature', { signature: Buffer.alloc(1) }, 'signature'],
    ['naming another account', { porteur: unAutrePorteur() }, 'porteur'],
    ['naming no account', { porteur: undefined }, 'porteur'],
  ])('%s, opens nothing', async (_, ecarts, motif) => {
    const { compteId, cle } = await unTitulaire()
    const defi = await unDefi(essai.base, maintenant)
    expect(await verifier(cle.presenter(defi, ecarts))).toEqual({ ok: false, motif })
    expect(await etatDe(compteId)).toEqual({ compteur: 0, utilisee_le: null, suspendue_le: null })
    // the refusal used nothing up
    expect(await verifier(cle.presenter(defi))).toMatchObject({ ok: true })
  })

  test('signed by another device under its name, opens nothing', async () => {
    const { cle } = await unTitulaire()
    const pirate = await unTitulaire()
    const defi = await unDefi(essai.base, maintenant)
    const vraie = cle.presenter(defi)
    const fausse = pirate.cle.presenter(defi, { porteur: vraie.response.userHandle })
    const melee = { ...fausse, id: cle.id, rawId: cle.id }
    expect(await verifier(melee)).toEqual({ ok: false, motif: 'signature' })
  })

  test('with what it signed changed afterwards, opens nothing', async () => {
    const { cle } = await unTitulaire()
    const [un, deux] = [await unDefi(essai.base, maintenant), await unDefi(essai.base, maintenant)]
    const reponse = cle.presenter(un)
    const { clientDataJSON } = cle.presenter(deux).response
    const falsifiee = { ...reponse, response: { ...reponse.response, clientDataJSON } }
    expect(await verifier(falsifiee)).toEqual({ ok: false, motif: 'signature' })
  })

  test('unknown, opens nothing', async () => {
    const reponse = uneCleLogicielle().presenter(await unDefi(essai.base, maintenant))
    expect(await verifier(reponse)).toEqual({ ok: false, motif: 'inconnue' })
  })
})

describe('a challenge', () => {
  test('is answered once, even by two at the same time', async () => {
    const { cle } = await unTitulaire()
    const reponse = cle.presenter(await unDefi(essai.base, maintenant))
    const ensemble = await Promise.all([verifier(reponse), verifier(reponse), verifier(reponse)])
    expect(ensemble.filter(({ ok }) => ok)).toHaveLength(1)
    expect(ensemble.filter(v => !v.ok).map(v => !v.ok && v.motif)).toEqual(['rejeu', 'rejeu'])
    // a replay is no copy of the key
    expect(await verifier(cle.presenter(await unDefi(essai.base, maintenant)))).toMatchObject({ ok: true })
  })

  test('lasts five minutes', async () => {
    const { cle } = await unTitulaire()
    const defi = await unDefi(essai.base, maintenant)
    const tard = await verifier(cle.presenter(defi), { a: apres(dureeDuDefi) })
    expect(tard).toEqual({ ok: false, motif: 'defi' })
    const aTemps = await verifier(cle.presenter(defi), { a: apres(dureeDuDefi - 1) })
    expect(aTemps).toMatchObject({ ok: true })
  })

  test.each<[string, () => Promise<string> | string]>([
    ['of another browser', () => creerDefi(essai.base, { ...connexion, lien: 'un autre' }, maintenant)],
    ['made to add a key', () => creerDefi(essai.base, { ...connexion, usage: 'ajout' }, maintenant)],
    ['made for a second factor', () => creerDefi(essai.base, { ...connexion, usage: 'facteur' }, maintenant)],
    ['that is not ours', () => randomBytes(56).toString('base64url')],
    ['that is empty', () => ''],
    [
      'whose end was pushed back',
      async () => {
        const defi = Buffer.from(await creerDefi(essai.base, connexion, maintenant), 'base64url')
        defi.writeBigUInt64BE(BigInt(apres(86_400_000).getTime()), 16)
        return defi.toString('base64url')
      },
    ],
    ['spelt another way', async () => `${await creerDefi(essai.base, connexion, maintenant)}=`],
  ])('%s, opens nothing', async (_, faire) => {
    const { cle } = await unTitulaire()
    const reponse = cle.presenter({ challenge: await faire() })
    expect(await verifier(reponse)).toEqual({ ok: false, motif: 'defi' })
  })

  test('that was answered is forgotten once it has expired; the second run finds nothing', async () => {
    const { cle } = await unTitulaire()
    await verifier(cle.presenter(await unDefi(essai.base, maintenant)))
    const services = servicesDeTest(essai.base)
    const restants = async () => (await essai.base.selectFrom('defi_repondu').selectAll().execute()).length
    await purgerDefis.executer(services, {})
    expect(await restants()).toBeGreaterThan(0)
    services.horloge.avancer(1)
    for (let fois = 0; fois < 2; fois++) {
      await purgerDefis.executer(services, {})
      expect(await restants()).toBe(0)
    }
  })
})

describe('a key whose counter goes backwards', () => {
  test.each([
    ['back', 3],
    ['nowhere', 5],
    ['to zero', 0],
  ])(
    '%s: is refused, suspended, written down and mailed, and what it opened is closed',
    async (_, compteur) => {
      const { compteId, cle } = await unTitulaire({ compteur: 5 })
      const { config } = servicesDeTest(essai.base)
      const session = { compteId, maintenant, origine: {}, config }
      await essai.base.transaction().execute(async tx => {
        await ouvrirSession(tx, { ...session, moyen: 'cle-acces' })
        await ouvrirSession(tx, { ...session, moyen: 'mot-de-passe' })
      })
      const copie = cle.presenter(await unDefi(essai.base, maintenant), { compteur })
      expect(await verifier(copie)).toEqual({ ok: false, motif: 'copie' })
      expect(await etatDe(compteId)).toEqual({ compteur: 5, utilisee_le: null, suspendue_le: maintenant })
      const lignes = await essai.base
        .selectFrom('journal')
        .select(['acte', 'acteur_id', 'details'])
        .where('compte_id', '=', compteId)
        .where('acte', '=', 'compte.cle-suspendue')
        .execute()
      expect(lignes).toEqual([
        { acte: 'compte.cle-suspendue', acteur_id: null, details: { cle: 'Mon téléphone' } },
      ])
      const sessions = await essai.base
        .selectFrom('session')
        .select('moyen')
        .where('compte_id', '=', compteId)
        .execute()
      expect(sessions).toEqual([{ moyen: 'mot-de-passe' }])
      const sujets = await essai.base
        .selectFrom('courriel')
        .innerJoin('compte', 'compte.courriel', 'courriel.destinataire')
        .select('sujet')
        .where('compte.id', '=', compteId)
        .execute()
      expect(sujets.at(-1)?.sujet).toBe('Une clé d’accès de votre compte ViaTrajectoire est suspendue')
      // the true one is stopped too: nobody can tell which is which
      const vraie = cle.presenter(await unDefi(essai.base, maintenant), { compteur: 6 })
      expect(await verifier(vraie)).toEqual({ ok: false, motif: 'suspendue' })
    },
  )

  test('but does not prove that it is genuine, suspends nothing', async () => {
    const { compteId, cle } = await unTitulaire({ compteur: 5 })
    const fausse = cle.presenter(await unDefi(essai.base, maintenant), {
      compteur: 1,
      signature: randomBytes(70),
    })
    expect(await verifier(fausse)).toEqual({ ok: false, motif: 'signature' })
    expect((await etatDe(compteId)).suspendue_le).toBeNull()
  })
})

describe('as a second factor', () => {
  const config = lireConfig({})
  const facteur: Cadre = { usage: 'facteur', lien: 'une connexion en attente' }
  const demander = (compteId: string) =>
    optionsFacteur(essai.base, { compteId, lien: facteur.lien, maintenant, config })

  test('the browser is told of the account’s own keys, and of none that is suspended', async () => {
    const { compteId, cle } = await unTitulaire({ compteur: 5 })
    const seconde = await uneCleEnregistree(essai.base, { compteId, maintenant })
    await verifier(cle.presenter(await unDefi(essai.base, maintenant), { compteur: 1 }))
    const options = await demander(compteId)
    expect(options?.allowCredentials).toEqual([
      { id: seconde.id, type: 'public-key', transports: ['internal'] },
    ])
    expect(await demander(await unCompte(essai.base))).toBeNull()
  })

  test.each([undefined, 'nommé'])('a key of the account passes (account %s by the device)', async porteur => {
    const { compteId, cle } = await unTitulaire()
    const options = await demander(compteId)
    if (!options) throw new Error('sans clé')
    const reponse = cle.presenter(options, porteur ? {} : { porteur })
    expect(await verifier(reponse, { cadre: facteur, compteId })).toMatchObject({ ok: true, compteId })
  })

  test('a key of another account, or that names another, does not', async () => {
    const { compteId, cle } = await unTitulaire()
    const autre = await unTitulaire()
    const options = await demander(compteId)
    if (!options) throw new Error('sans clé')
    const etrangere = await verifier(autre.cle.presenter(options), { cadre: facteur, compteId })
    expect(etrangere).toEqual({ ok: false, motif: 'porteur' })
    const nommee = cle.presenter(options, { porteur: unAutrePorteur() })
    expect(await verifier(nommee, { cadre: facteur, compteId })).toEqual({ ok: false, motif: 'porteur' })
  })
})
