import { describe, expect, test } from 'vitest'
import { allerChezPsc, applicationPsc, identite, presenterSaCarte } from '#test/comptes/pro-sante-connect.ts'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { cheminsPsc } from './chemins.ts'

const essai = baseDeTest()
let numero = 0
/** Somebody without RPPS number, new each time: only an explicit link can open an account to them. */
const quelquUn = () => identite({ identifiant: `3999900000${++numero}`, prenom: 'Éva', nom: 'Rolland' })

const courrielsA = (courriel: string) =>
  essai.base
    .selectFrom('courriel')
    .select(['sujet', 'texte'])
    .where('destinataire', '=', courriel)
    .orderBy('id')
    .execute()
async function lienRecu(courriel: string): Promise<string> {
  const texte = (await courrielsA(courriel)).at(-1)?.texte ?? ''
  return /\/pro-sante-connect\/[\w-]{43}/.exec(texte)?.[0] ?? ''
}
const liens = (compteId: string) =>
  essai.base
    .selectFrom('compte_psc')
    .selectAll()
    .where('compte_id', '=', compteId)
    .orderBy('lie_le')
    .execute()
const journal = (compteId: string) =>
  essai.base
    .selectFrom('journal')
    .select(['acte', 'issue', 'motif'])
    .where('compte_id', '=', compteId)
    .orderBy('id')
    .execute()

async function demanderLeLien(courriel: string, elle = quelquUn()) {
  const application = applicationPsc(essai.base, [elle])
  const navigateur = application.client()
  const retour = await presenterSaCarte(navigateur)
  expect(retour.vers).toBe(cheminsPsc.inconnu)
  const envoi = await navigateur.post(cheminsPsc.inconnu, { courriel })
  await application.travailler()
  return { ...application, navigateur, envoi, elle }
}

describe('linking by a mailed link', () => {
  test('whoever reads the mailbox, in the browser that was proved, links and is in; then signs in directly', async () => {
    const courriel = 'eva.rolland@ch.example'
    const compteId = await unCompte(essai.base, { courriel })
    const { navigateur, client } = await demanderLeLien(courriel)
    const lien = await lienRecu(courriel)
    const page = await navigateur.get(lien)
    expect(page.texte).toContain('Éva ROLLAND')
    expect(page.texte).toContain(courriel)
    expect(await liens(compteId)).toEqual([])

    expect(await navigateur.post(lien)).toMatchObject({ statut: 303, vers: '/' })
    expect((await navigateur.get('/')).texte).toBe(`compte:${compteId}`)
    expect(await liens(compteId)).toMatchObject([{ voie: 'courriel', delie_le: null }])
    expect(await journal(compteId)).toMatchObject([{ acte: 'compte.psc-lie', issue: 'fait' }])
    expect((await courrielsA(courriel)).at(-1)?.sujet).toContain('ouvre maintenant votre compte')
    expect((await navigateur.post(lien)).statut).toBe(400)

    const autre = client()
    expect((await presenterSaCarte(autre)).vers).toBe('/')
    expect((await autre.get('/')).texte).toBe(`compte:${compteId}`)
  })

  test('opened elsewhere, as by the account’s holder at a stranger’s request, it links nobody', async () => {
    const courriel = 'victime@ch.example'
    const compteId = await unCompte(essai.base, { courriel })
    const { client, navigateur } = await demanderLeLien(courriel)
    const lien = await lienRecu(courriel)
    const victime = client()
    expect((await victime.get(lien)).texte).toContain('autre navigateur')
    expect((await victime.post(lien)).statut).toBe(400)
    expect(await liens(compteId)).toEqual([])
    expect((await navigateur.get(lien)).statut).toBe(200)
  })

  test('the answer is the same for an unknown address, and no mail leaves', async () => {
    await unCompte(essai.base, { courriel: 'connue@ch.example' })
    const connue = await demanderLeLien('connue@ch.example')
    const inconnue = await demanderLeLien('inconnue@ch.example')
    expect(inconnue.envoi).toMatchObject({ statut: connue.envoi.statut, vers: connue.envoi.vers })
    expect(await courrielsA('inconnue@ch.example')).toEqual([])
    expect((await connue.navigateur.get(cheminsPsc.lienEnvoye)).texte).toContain('Si un compte existe')
  })

  test('a link dies after an hour; the identity too', async () => {
    await unCompte(essai.base, { courriel: 'lente@ch.example' })
    const { navigateur, services } = await demanderLeLien('lente@ch.example')
    const lien = await lienRecu('lente@ch.example')
    services.horloge.avancer(61 / 1440)
    expect((await navigateur.get(lien)).statut).toBe(404)
    expect((await navigateur.post(lien)).statut).toBe(400)
    expect((await navigateur.get(cheminsPsc.inconnu)).vers).toBe('/')
  })

  test('not to an account that bears another RPPS number: refused, and told to the journal', async () => {
    const courriel = 'autre.rpps@ch.example'
    const compteId = await unCompte(essai.base, { courriel, rpps: '10999200032' })
    const { navigateur } = await demanderLeLien(courriel, identite())
    const refus = await navigateur.post(await lienRecu(courriel))
    expect(refus.statut).toBe(409)
    expect(refus.texte).toContain('Votre numéro RPPS n’est pas celui du compte')
    expect(await journal(compteId)).toMatchObject([{ issue: 'refuse', motif: 'rpps-different' }])
    expect(await liens(compteId)).toEqual([])
  })

  test('not to an account that is linked to somebody else', async () => {
    const courriel = 'deja.liee@ch.example'
    await unCompte(essai.base, { courriel })
    const premiere = await demanderLeLien(courriel)
    await premiere.navigateur.post(await lienRecu(courriel))
    const seconde = await demanderLeLien(courriel)
    const refus = await seconde.navigateur.post(await lienRecu(courriel))
    expect(refus.statut).toBe(409)
    expect(refus.texte).toContain('déjà associé')
  })

  test('an account that waits for its activation gets its invitation', async () => {
    await unCompte(essai.base, { courriel: 'invitee@ch.example', etat: 'invite' })
    await demanderLeLien('invitee@ch.example')
    expect((await courrielsA('invitee@ch.example')).map(({ sujet }) => sujet)).toEqual([
      'Activez votre compte ViaTrajectoire',
    ])
  })

  test.each(['', 'pas une adresse', `${'a'.repeat(300)}@b.fr`])(
    '« %s » is refused beside its field',
    async courriel => {
      const { envoi } = await demanderLeLien(courriel)
      expect(envoi.statut).toBe(422)
      expect(envoi.texte).toContain('champ-erreur')
    },
  )
})

describe('linking from « Mon compte »', () => {
  async function connectee(courriel: string, choix = {}) {
    const elle = quelquUn()
    const compteId = await unCompte(essai.base, { courriel, ...choix })
    const application = applicationPsc(essai.base, [elle])
    const navigateur = application.client()
    await navigateur.post('/connexion', { courriel, motDePasse: motDePasseDeTest })
    return { ...application, navigateur, compteId, elle }
  }

  test('the identity is shown, the password asked again, the person told; then the way back', async () => {
    const courriel = 'depuis.compte@ch.example'
    const { navigateur, compteId, elle, client } = await connectee(courriel)
    expect((await presenterSaCarte(navigateur, 'elle', cheminsPsc.associer)).vers).toBe(cheminsPsc.compte)
    expect((await navigateur.get(cheminsPsc.compte)).texte).toContain(elle.identifiant)
    const refus = await navigateur.post(cheminsPsc.compte, { actuel: 'pas le bon' })
    expect(refus.statut).toBe(422)
    expect(await liens(compteId)).toEqual([])
    expect((await navigateur.post(cheminsPsc.compte, { actuel: motDePasseDeTest })).statut).toBe(303)
    expect(await liens(compteId)).toMatchObject([{ voie: 'session', identifiant: elle.identifiant }])

    expect((await navigateur.get(cheminsPsc.dissocier)).statut).toBe(200)
    expect((await navigateur.post(cheminsPsc.dissocier, { actuel: 'pas le bon' })).statut).toBe(422)
    expect((await navigateur.post(cheminsPsc.dissocier, { actuel: motDePasseDeTest })).statut).toBe(303)
    expect((await liens(compteId))[0]?.delie_le).not.toBeNull()
    expect((await presenterSaCarte(client())).vers).toBe(cheminsPsc.inconnu)
    expect((await journal(compteId)).map(({ acte }) => acte)).toEqual(['compte.psc-lie', 'compte.psc-delie'])
    expect((await courrielsA(courriel)).map(({ sujet }) => sujet)).toEqual([
      'Pro Santé Connect ouvre maintenant votre compte ViaTrajectoire',
      'Pro Santé Connect n’ouvre plus votre compte ViaTrajectoire',
    ])
  })

  test('somebody else signed in meanwhile in this browser: nothing is linked', async () => {
    const { navigateur } = await connectee('partie@ch.example')
    const autre = await unCompte(essai.base, { courriel: 'arrivee@ch.example' })
    const retour = await allerChezPsc(navigateur, 'elle', cheminsPsc.associer)
    await navigateur.post('/deconnexion')
    await navigateur.post('/connexion', { courriel: 'arrivee@ch.example', motDePasse: motDePasseDeTest })
    expect((await navigateur.get(retour)).statut).toBe(400)
    expect(await liens(autre)).toEqual([])
  })

  test('another RPPS number than the account’s is refused before any password is asked', async () => {
    const { navigateur, compteId } = await connectee('rpps@ch.example', { rpps: '10999200040' })
    const application = applicationPsc(essai.base, [identite()])
    const ailleurs = application.client()
    ailleurs.cookies.set('session', navigateur.cookies.get('session') ?? '')
    await presenterSaCarte(ailleurs, 'elle', cheminsPsc.associer)
    expect((await ailleurs.get(cheminsPsc.compte)).statut).toBe(409)
    expect(await liens(compteId)).toEqual([])
  })

  test('without an identity proved, there is nothing to confirm', async () => {
    const { navigateur } = await connectee('rien@ch.example')
    expect((await navigateur.get(cheminsPsc.compte)).vers).toBe('/administration/mon-compte/connexion')
    expect((await navigateur.post(cheminsPsc.compte, { actuel: motDePasseDeTest })).statut).toBe(400)
    expect((await navigateur.get(cheminsPsc.dissocier)).vers).toBe('/administration/mon-compte/connexion')
  })
})
