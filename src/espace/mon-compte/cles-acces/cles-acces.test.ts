import { describe, expect, it } from 'vitest'
import { uneCleLogicielle } from '#test/comptes/cle-logicielle.ts'
import { motDePasseDeTest } from '#test/comptes/un-compte.ts'
import { optionsDans, uneCleEnregistree } from '#test/comptes/une-cle.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { applicationEspace, motsDe } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'

const essai = baseDeTest()
const racine = '/administration/mon-compte'
const cles = `${racine}/cles-acces`
const maintenant = new Date('2026-11-23T09:00:00Z')

async function unClient(variables: NodeJS.ProcessEnv = { SECOND_FACTEUR: 'facultatif' }) {
  const { id } = await unePersonne(essai.base)
  return { compteId: id, client: applicationEspace(essai.base, { variables }).client(id) }
}
type Client = Awaited<ReturnType<typeof unClient>>['client']

async function avecCle() {
  const { compteId, client } = await unClient()
  const cle = await uneCleEnregistree(essai.base, { compteId, maintenant })
  const { id: cleId } = await essai.base
    .selectFrom('cle_acces')
    .select('id')
    .where('compte_id', '=', compteId)
    .executeTakeFirstOrThrow()
  return { compteId, client, cle, cleId }
}

const demander = (client: Client, champs: Record<string, string> = {}) =>
  client.post(`${cles}/ajouter`, { nom: 'Mon téléphone', motDePasse: motDePasseDeTest, ...champs })

const nomsDe = async (compteId: string) =>
  (await essai.base.selectFrom('cle_acces').select('nom').where('compte_id', '=', compteId).execute()).map(
    ({ nom }) => nom,
  )

const actesDe = async (compteId: string) =>
  (
    await essai.base
      .selectFrom('journal')
      .select('acte')
      .where('acteur_id', '=', compteId)
      .orderBy('id')
      .execute()
  ).map(({ acte }) => acte)

/** The whole way: the password again, then what the device made. */
async function creer(client: Client) {
  const { texte } = await demander(client)
  return {
    nom: champDe(texte, 'nom'),
    jeton: champDe(texte, 'jeton'),
    reponse: JSON.stringify(uneCleLogicielle().creer(optionsDans(texte))),
  }
}

describe('adding a key', () => {
  it('proposes a name, asks for the password, then keeps what the device made', async () => {
    const { compteId, client } = await unClient()
    const vide = motsDe((await client.get(`${racine}/connexion`)).texte)
    expect(vide).toContain('Vous n’avez pas encore de clé d’accès')
    expect(champDe((await client.get(`${cles}/ajouter`)).texte, 'nom')).toBe('Navigateur inconnu')
    const reponse = await client.post(cles, await creer(client))
    expect(reponse.vers).toBe('/second-facteur/codes')
    const page = motsDe((await client.get(`${racine}/connexion`)).texte)
    expect(page).toContain('La clé d’accès « Mon téléphone » est ajoutée')
    expect(page).toContain('Sur un seul appareil 23 novembre 2026 Jamais utilisée')
    expect(await actesDe(compteId)).toEqual(['compte.cle-ajoutee'])
  })

  it('proposes no recovery codes where no second factor is ever asked', async () => {
    const { client } = await unClient({ SECOND_FACTEUR: 'desactive' })
    expect((await client.post(cles, await creer(client))).vers).toBe(`${racine}/connexion`)
  })

  it('sent twice, acts once and answers the same', async () => {
    const { compteId, client } = await unClient()
    const champs = await creer(client)
    const reponses = await Promise.all([client.post(cles, champs), client.post(cles, champs)])
    expect(reponses.map(({ vers }) => vers)).toEqual(['/second-facteur/codes', '/second-facteur/codes'])
    expect(await nomsDe(compteId)).toEqual(['Mon téléphone'])
  })

  it.each([
    [{ motDePasse: 'faux' }, 'Ce n’est pas votre mot de passe actuel'],
    [{ motDePasse: '' }, 'Saisissez votre mot de passe'],
    [{ nom: '' }, 'Le champ « Nom de la clé » est à remplir'],
    [{ nom: 'x'.repeat(61) }, '60 caractères au plus'],
    [{ nom: 'Clé\u202eelC' }, 'retirez les caractères invisibles'],
  ])('%o is refused beside its field', async (champs, message) => {
    const { client } = await unClient()
    const refus = await demander(client, champs)
    expect(refus.statut).toBe(422)
    expect(motsDe(refus.texte)).toContain(message)
    expect(refus.texte).not.toContain('data-options')
  })

  it('what another account’s session was asked is not answered here', async () => {
    const [un, autre] = [await unClient(), await unClient()]
    const champs = await creer(autre.client)
    const refus = await un.client.post(cles, champs)
    expect(refus.statut).toBe(422)
    expect(motsDe(refus.texte)).toContain('La clé d’accès n’a pas été ajoutée')
    expect(await nomsDe(un.compteId)).toEqual([])
  })

  it.each([{}, { reponse: '{}' }, { nom: '', reponse: 'x' }])('%o adds nothing', async champs => {
    const { compteId, client } = await unClient()
    expect((await client.post(cles, { ...(await creer(client)), reponse: '', ...champs })).statut).toBe(422)
    expect(await nomsDe(compteId)).toEqual([])
  })

  it('at ten, says so instead of asking', async () => {
    const { compteId, client } = await unClient()
    for (let n = 0; n < 10; n++) await uneCleEnregistree(essai.base, { compteId, maintenant })
    expect((await client.get(`${racine}/connexion`)).texte).not.toContain(`${cles}/ajouter`)
    const refus = await demander(client)
    expect(refus.statut).toBe(422)
    expect(motsDe(refus.texte)).toContain('Vous avez déjà dix clés d’accès')
  })
})

describe('one key', () => {
  it('is renamed, and the journal says from what to what', async () => {
    const { compteId, client, cleId } = await avecCle()
    expect((await client.get(`${cles}/modifier?cle=${cleId}`)).texte).toContain('value="Mon téléphone"')
    const reponse = await client.post(`${cles}/renommer`, { cle: cleId, nom: ' Clé  USB ' })
    expect(reponse.vers).toBe(`${racine}/connexion`)
    await client.post(`${cles}/renommer`, { cle: cleId, nom: 'Clé USB' })
    expect(await nomsDe(compteId)).toEqual(['Clé USB'])
    expect(await actesDe(compteId)).toEqual(['compte.cle-ajoutee', 'compte.cle-renommee'])
    const refus = await client.post(`${cles}/renommer`, { cle: cleId, nom: '' })
    expect(refus.statut).toBe(422)
    expect(refus.texte).toContain('href="#champ-nom"')
  })

  it('is taken away, the password being known: told by mail, and opens nothing any more', async () => {
    const { compteId, client, cleId } = await avecCle()
    const retirer = (motDePasse: string) => client.post(`${cles}/retirer`, { cle: cleId, motDePasse })
    for (const faux of ['', 'faux']) {
      expect((await retirer(faux)).statut).toBe(422)
      expect(await nomsDe(compteId)).toEqual(['Mon téléphone'])
    }
    expect((await retirer(motDePasseDeTest)).vers).toBe(`${racine}/connexion`)
    expect(await nomsDe(compteId)).toEqual([])
    expect(await actesDe(compteId)).toEqual(['compte.cle-ajoutee', 'facteur.retire'])
    const courriels = await essai.base
      .selectFrom('courriel')
      .innerJoin('compte', 'compte.courriel', 'courriel.destinataire')
      .select('sujet')
      .where('compte.id', '=', compteId)
      .orderBy('courriel.id')
      .execute()
    expect(courriels.at(-1)?.sujet).toBe('Un second facteur a été retiré de votre compte ViaTrajectoire')
    // pressed twice
    expect((await retirer(motDePasseDeTest)).vers).toBe(`${racine}/connexion`)
  })

  it('suspended, is taken away too, and the journal says so', async () => {
    const { compteId, client, cleId } = await avecCle()
    await essai.base
      .updateTable('cle_acces')
      .set({ suspendue_le: maintenant })
      .where('id', '=', cleId)
      .execute()
    expect(motsDe((await client.get(`${cles}/modifier?cle=${cleId}`)).texte)).toContain(
      'Cette clé est suspendue',
    )
    await client.post(`${cles}/retirer`, { cle: cleId, motDePasse: motDePasseDeTest })
    expect(await nomsDe(compteId)).toEqual([])
    expect(await actesDe(compteId)).toEqual(['compte.cle-ajoutee', 'compte.cle-retiree'])
  })

  it('of somebody else is neither shown, renamed nor taken away, and the attempt is written down', async () => {
    const { compteId: victime, cleId } = await avecCle()
    const { compteId, client } = await unClient()
    expect((await client.get(`${cles}/modifier?cle=${cleId}`)).statut).toBe(404)
    expect((await client.post(`${cles}/renommer`, { cle: cleId, nom: 'À moi' })).statut).toBe(404)
    await client.post(`${cles}/retirer`, { cle: cleId, motDePasse: motDePasseDeTest })
    expect(await nomsDe(victime)).toEqual(['Mon téléphone'])
    expect(await actesDe(compteId)).toEqual(['acces.refuse', 'acces.refuse'])
  })

  it.each(["1'--", '💥', ''])('« %s » names none', async cle => {
    const { client } = await unClient()
    expect((await client.post(`${cles}/renommer`, { cle, nom: 'x' })).statut).toBe(404)
    expect((await client.post(`${cles}/retirer`, { cle, motDePasse: 'x' })).statut).toBe(303)
  })
})
