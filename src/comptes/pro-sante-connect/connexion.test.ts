import { describe, expect, test } from 'vitest'
import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import { applicationComptes } from '#test/comptes/application.ts'
import { allerChezPsc, applicationPsc, identite, presenterSaCarte } from '#test/comptes/pro-sante-connect.ts'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { cheminsPsc } from './chemins.ts'

const essai = baseDeTest()
let numero = 0
/** An account and the identity of the same person, new each time. */
async function unePersonne(choix: Parameters<typeof unCompte>[1] = {}) {
  const rpps = composerRpps(`10998${String(++numero).padStart(5, '0')}`)
  const courriel = `psc${numero}@ch.example`
  const compteId = await unCompte(essai.base, { courriel, nom: 'Le Bihan', prenom: 'Gaelle', rpps, ...choix })
  return { compteId, courriel, elle: identite({ identifiant: `8${rpps}` }) }
}
const compte = (id: string) =>
  essai.base.selectFrom('compte').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const liens = (compteId: string) =>
  essai.base.selectFrom('compte_psc').selectAll().where('compte_id', '=', compteId).execute()
const sujetsA = async (courriel: string) =>
  (
    await essai.base.selectFrom('courriel').select('sujet').where('destinataire', '=', courriel).execute()
  ).map(c => c.sujet)

describe('signing in with Pro Santé Connect', () => {
  test.each([false, true])(
    'a known RPPS opens its account, userinfo signed or not (%s)',
    async userinfoSigne => {
      const { compteId, courriel, elle } = await unePersonne()
      const { client } = applicationPsc(essai.base, [elle], { userinfoSigne })
      const navigateur = client()
      expect(await presenterSaCarte(navigateur)).toMatchObject({ statut: 303, vers: '/' })
      expect((await navigateur.get('/')).texte).toBe(`compte:${compteId}`)

      // the second time nothing is linked nor told again
      await presenterSaCarte(client())
      expect(await liens(compteId)).toMatchObject([{ voie: 'rpps', identifiant: elle.identifiant }])
      expect(await sujetsA(courriel)).toHaveLength(1)
      const connexions = await essai.base
        .selectFrom('connexion')
        .select(['moyen', 'reussie'])
        .where('compte_id', '=', compteId)
        .execute()
      expect(connexions).toEqual([1, 2].map(() => ({ moyen: 'pro-sante-connect', reussie: true })))
    },
  )

  test('leads where one was going, never out of the site', async () => {
    const { elle } = await unePersonne()
    const { client } = applicationPsc(essai.base, [elle])
    const vers = async (suite: string) =>
      (await presenterSaCarte(client(), 'elle', `${cheminsPsc.depart}?suite=${encodeURIComponent(suite)}`))
        .vers
    expect(await vers('/administration/echeances?jours=30')).toBe('/administration/echeances?jours=30')
    expect(await vers('//ailleurs.example')).toBe('/')
  })

  test('a new session each time, the one before closed; somebody signed in does not leave again', async () => {
    const { elle } = await unePersonne()
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    const retour = await allerChezPsc(navigateur, 'elle')
    await presenterSaCarte(navigateur)
    const premiere = navigateur.cookies.get('session') ?? ''
    await navigateur.get(retour)
    expect(navigateur.cookies.get('session')).not.toBe(premiere)
    const ancien = client()
    ancien.cookies.set('session', premiere)
    expect((await ancien.get('/')).vers).toBe('/connexion')
    expect((await navigateur.get(cheminsPsc.depart)).vers).toBe('/')
  })

  test('one person after another on the same machine: each is themself', async () => {
    const [une, autre] = [await unePersonne(), await unePersonne()]
    const { client } = applicationPsc(essai.base, [une.elle, { ...autre.elle, cle: 'autre' }])
    const navigateur = client()
    await presenterSaCarte(navigateur)
    navigateur.cookies.delete('session')
    await presenterSaCarte(navigateur, 'autre')
    expect((await navigateur.get('/')).texte).toBe(`compte:${autre.compteId}`)
  })

  test('an invited account is activated, without any password, and its activation link dies', async () => {
    const { compteId, courriel, elle } = await unePersonne({ etat: 'invite' })
    const { client, travailler } = applicationPsc(essai.base, [elle])
    await client().post('/activation/renvoyer', { courriel })
    await travailler()
    const navigateur = client()
    await presenterSaCarte(navigateur)
    expect((await navigateur.get('/')).texte).toBe(`compte:${compteId}`)
    expect(await compte(compteId)).toMatchObject({ etat: 'actif', mot_de_passe: null })
    const vivants = await essai.base
      .selectFrom('jeton_compte')
      .select('usage')
      .where('compte_id', '=', compteId)
      .where('consomme_le', 'is', null)
      .execute()
    expect(vivants).toEqual([])

    // no password opens it, and asking for it again says why
    const sansMotDePasse = await client().post('/connexion', { courriel, motDePasse: motDePasseDeTest })
    expect(sansMotDePasse.statut).toBe(422)
    const dissocier = await navigateur.post(cheminsPsc.dissocier, { actuel: motDePasseDeTest })
    expect(dissocier.texte).toContain('Votre compte n’a pas encore de mot de passe')
    expect(await liens(compteId)).toMatchObject([{ delie_le: null }])
  })

  test('an account activated that way may choose a password by mail, then unlink', async () => {
    const { compteId, courriel, elle } = await unePersonne({ etat: 'invite' })
    const { client, travailler } = applicationPsc(essai.base, [elle])
    await presenterSaCarte(client())
    await client().post('/mot-de-passe-oublie', { courriel })
    await travailler()
    const { texte } = await essai.base
      .selectFrom('courriel')
      .select('texte')
      .where('destinataire', '=', courriel)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const lien = /\/mot-de-passe\/[\w-]{43}/.exec(texte)?.[0] ?? ''
    const motDePasse = 'des chevaux verts en Bretagne'
    const navigateur = client()
    expect((await navigateur.post(lien, { motDePasse, confirmation: motDePasse })).vers).toBe('/')
    expect((await navigateur.post(cheminsPsc.dissocier, { actuel: motDePasse })).statut).toBe(303)
    expect((await liens(compteId))[0]?.delie_le).not.toBeNull()
  })

  test('unlinked by its holder, the RPPS number does not open the account again by itself', async () => {
    const { compteId, elle } = await unePersonne()
    const { client } = applicationPsc(essai.base, [elle])
    const navigateur = client()
    await presenterSaCarte(navigateur)
    await navigateur.post(cheminsPsc.dissocier, { actuel: motDePasseDeTest })
    expect((await presenterSaCarte(client())).vers).toBe(cheminsPsc.inconnu)
    expect(await liens(compteId)).toHaveLength(1)
  })

  test('the RPPS number of an account under another name opens nothing: it may have been typed wrong', async () => {
    const { compteId, elle } = await unePersonne({ nom: 'Garnier', prenom: 'Paul' })
    const { client } = applicationPsc(essai.base, [elle])
    expect((await presenterSaCarte(client())).vers).toBe(cheminsPsc.inconnu)
    expect(await liens(compteId)).toEqual([])
  })

  test('somebody unknown learns how to get an account; nothing is created', async () => {
    const compter = () =>
      essai.base
        .selectFrom('compte')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    const avant = await compter()
    const { client } = applicationPsc(essai.base, [
      identite({ identifiant: '3999900000/007', prenom: 'Ewen', nom: '<b>Morvan' }),
    ])
    const navigateur = client()
    const page = await navigateur.get((await presenterSaCarte(navigateur)).vers ?? '')
    expect(page.texte).toContain('3999900000/007')
    expect(page.texte).toContain('Ewen &lt;B&gt;MORVAN')
    expect(page.texte).toContain('Un référent de votre structure le crée')
    expect(navigateur.cookies.has('session')).toBe(false)
    expect(await compter()).toEqual(avant)
    // another browser knows nothing of it
    expect((await client().get(cheminsPsc.inconnu)).vers).toBe('/')
  })

  test.each([true, false])('a disabled account says whom to ask (linked before: %s)', async lieAvant => {
    const { compteId, elle } = await unePersonne()
    const { client } = applicationPsc(essai.base, [elle])
    if (lieAvant) await presenterSaCarte(client())
    await essai.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', compteId).execute()
    const retour = await presenterSaCarte(client())
    expect(retour.statut).toBe(403)
    expect(retour.texte).toContain('Votre compte n’est pas actif')
  })
})

describe('where Pro Santé Connect is not configured', () => {
  test('there is no button and no page', async () => {
    const { client } = applicationComptes(essai.base)
    expect((await client().get('/connexion')).texte).not.toContain('Pro Santé Connect')
    for (const chemin of [cheminsPsc.depart, cheminsPsc.retour])
      expect((await client().get(chemin)).statut).toBe(404)
  })

  test('where it is, it comes first', async () => {
    const { client } = applicationPsc(essai.base, [])
    const { texte } = await client().get('/connexion?suite=%2Faide')
    expect(texte).toContain('href="/connexion/pro-sante-connect?suite=%2Faide"')
    expect(texte.indexOf('Se connecter avec Pro Santé Connect')).toBeLessThan(
      texte.indexOf('name="courriel"'),
    )
  })
})
