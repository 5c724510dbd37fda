import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { applicationComptes } from '#test/comptes/application.ts'
import { type Ecarts, uneCleLogicielle } from '#test/comptes/cle-logicielle.ts'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { optionsDans, uneCleEnregistree } from '#test/comptes/une-cle.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'

const essai = baseDeTest()
type Appli = ReturnType<typeof applicationComptes>
type Navigateur = ReturnType<Appli['client']>

async function unTitulaire(appli: Appli, choix: Parameters<typeof unCompte>[1] = {}) {
  const compteId = await unCompte(essai.base, choix)
  const maintenant = appli.services.horloge()
  return { compteId, cle: await uneCleEnregistree(essai.base, { compteId, maintenant }) }
}

type Cle = ReturnType<typeof uneCleLogicielle>

/** Opens the sign-in page and answers what it asks, as the script does. */
async function presenter(navigateur: Navigateur, cle: Cle, ecarts: Ecarts = {}, page = '/connexion') {
  const { texte } = await navigateur.get(page)
  const reponse = JSON.stringify(cle.presenter(optionsDans(texte), ecarts))
  return navigateur.post('/connexion/cle-acces', { reponse, suite: champDe(texte, 'suite') })
}

const connexionsDe = (compteId: string) =>
  essai.base
    .selectFrom('connexion')
    .select(['moyen', 'reussie'])
    .where('compte_id', '=', compteId)
    .orderBy('id')
    .execute()

describe('POST /connexion/cle-acces', () => {
  test('signs in, leads where one was going, and writes it down once', async () => {
    const appli = applicationComptes(essai.base)
    const { compteId, cle } = await unTitulaire(appli)
    const navigateur = appli.client()
    const entree = await presenter(navigateur, cle, {}, '/connexion?suite=%2F%3Fa%3D1')
    expect(entree.vers).toBe('/?a=1')
    expect((await navigateur.get('/')).texte).toBe(`compte:${compteId}`)
    expect(await connexionsDe(compteId)).toEqual([{ moyen: 'cle-acces', reussie: true }])
    const session = await essai.base.selectFrom('session').select('moyen').execute()
    expect(session).toEqual([{ moyen: 'cle-acces' }])
  })

  test('closes the session that the browser held before', async () => {
    const appli = applicationComptes(essai.base)
    const { cle } = await unTitulaire(appli)
    const navigateur = appli.client()
    await presenter(navigateur, cle)
    const plante = navigateur.cookies.get('session') ?? ''
    await navigateur.post('/deconnexion')
    navigateur.cookies.set('session', plante)
    await presenter(navigateur, cle)
    expect(navigateur.cookies.get('session')).not.toBe(plante)
  })

  test('the answer is worth nothing in another browser, nor twice', async () => {
    const appli = applicationComptes(essai.base)
    const { compteId, cle } = await unTitulaire(appli)
    const navigateur = appli.client()
    const { texte } = await navigateur.get('/connexion')
    const champs = { reponse: JSON.stringify(cle.presenter(optionsDans(texte))), suite: '/' }
    const voleur = appli.client()
    expect((await voleur.post('/connexion/cle-acces', champs)).statut).toBe(422)
    await voleur.get('/connexion')
    expect((await voleur.post('/connexion/cle-acces', champs)).statut).toBe(422)
    expect((await navigateur.post('/connexion/cle-acces', champs)).statut).toBe(303)
    navigateur.cookies.delete('session')
    expect((await navigateur.post('/connexion/cle-acces', champs)).statut).toBe(422)
    expect(await connexionsDe(compteId)).toEqual([
      { moyen: 'cle-acces', reussie: false },
      { moyen: 'cle-acces', reussie: true },
      { moyen: 'cle-acces', reussie: false },
    ])
  })

  test('says the same of an unknown key, a disabled account, a wrong answer', async () => {
    const appli = applicationComptes(essai.base)
    const parti = await unTitulaire(appli)
    await essai.base
      .updateTable('compte')
      .set({ etat: 'desactive' })
      .where('id', '=', parti.compteId)
      .execute()
    const { cle } = await unTitulaire(appli)
    const reponses = [
      await presenter(appli.client(), uneCleLogicielle(), {
        porteur: randomBytes(32).toString('base64url'),
      }),
      await presenter(appli.client(), parti.cle),
      await presenter(appli.client(), cle, { verifiee: false }),
    ]
    const vues = reponses.map(({ statut, texte }) => ({ statut, texte }))
    expect(vues[0]?.statut).toBe(422)
    expect(vues[0]?.texte).toContain('Cette clé d’accès n’a pas ouvert de compte')
    expect(vues[1]).toEqual(vues[0])
    expect(vues[2]).toEqual(vues[0])
  })

  test('a page left open for too long does not open; a new one does', async () => {
    const appli = applicationComptes(essai.base)
    const { cle } = await unTitulaire(appli)
    const navigateur = appli.client()
    const { texte } = await navigateur.get('/connexion')
    appli.services.horloge.avancer(6 / 1440)
    const tard = { reponse: JSON.stringify(cle.presenter(optionsDans(texte))), suite: '/' }
    expect((await navigateur.post('/connexion/cle-acces', tard)).statut).toBe(422)
    expect((await presenter(navigateur, cle)).statut).toBe(303)
  })

  test('an address that shows many keys in vain waits, as with passwords', async () => {
    const appli = applicationComptes(essai.base, { PROXY_DE_CONFIANCE: '1' })
    const { cle } = await unTitulaire(appli)
    for (let n = 0; n < 20; n++) {
      const refus = await presenter(appli.client('192.0.2.9'), uneCleLogicielle(), { porteur: 'inconnu' })
      expect(refus.statut).toBe(422)
    }
    expect((await presenter(appli.client('192.0.2.9'), cle)).statut).toBe(429)
    expect((await presenter(appli.client('192.0.2.10'), cle)).statut).toBe(303)
  })

  test('somebody who guesses the password does not keep the key from opening', async () => {
    const appli = applicationComptes(essai.base)
    const courriel = 'visee@ch.example'
    const { cle } = await unTitulaire(appli, { courriel })
    const deviner = (motDePasse: string) => appli.client().post('/connexion', { courriel, motDePasse })
    for (let n = 0; n < 5; n++) await deviner('faux')
    expect((await deviner(motDePasseDeTest)).statut).toBe(429)
    expect((await presenter(appli.client(), cle)).statut).toBe(303)
  })

  test('disabling the account closes what the key opened', async () => {
    const appli = applicationComptes(essai.base)
    const { compteId, cle } = await unTitulaire(appli)
    const navigateur = appli.client()
    await presenter(navigateur, cle)
    await essai.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', compteId).execute()
    expect((await navigateur.get('/')).vers).toBe('/connexion')
  })

  test.each([
    {},
    { reponse: '' },
    { reponse: 'pas du JSON' },
    { reponse: 'null' },
    { reponse: '[]' },
    { reponse: '{"id":"é"}' },
    { reponse: JSON.stringify({ id: 'a', rawId: 'a', type: 'public-key', response: {} }) },
    { reponse: `"${'a'.repeat(100_000)}"` },
    { reponse: `${'['.repeat(10_000)}${']'.repeat(10_000)}` },
    { reponse: '{"__proto__":{"id":"a"}}', suite: '//ailleurs.example' },
    {
      reponse: JSON.stringify({
        id: 'AAAA',
        rawId: 'AAAA',
        type: 'public-key',
        response: {
          clientDataJSON: 'AAAA',
          authenticatorData: 'AAAA',
          signature: 'AAAA',
          userHandle: 'AAAA',
        },
      }),
    },
  ])('hostile input is one more refusal (%#)', async champs => {
    const navigateur = applicationComptes(essai.base).client()
    await navigateur.get('/connexion')
    const reponse = await navigateur.post('/connexion/cle-acces', champs)
    expect(reponse.statut).toBe(422)
    expect(reponse.texte).not.toContain('ailleurs.example')
  })

  test('garbage in the shape of an answer of a real key is one more refusal', async () => {
    const appli = applicationComptes(essai.base)
    const { cle } = await unTitulaire(appli)
    const navigateur = appli.client()
    const vraie = cle.presenter(optionsDans((await navigateur.get('/connexion')).texte))
    for (const champ of ['clientDataJSON', 'authenticatorData', 'signature'] as const) {
      for (const valeur of [
        'A',
        randomBytes(37).toString('base64url'),
        randomBytes(4000).toString('base64url'),
      ]) {
        const reponse = JSON.stringify({ ...vraie, response: { ...vraie.response, [champ]: valeur } })
        const refus = await navigateur.post('/connexion/cle-acces', { reponse, suite: '/' })
        // five refusals of one key, then it waits too
        expect([422, 429]).toContain(refus.statut)
      }
    }
  })
})
