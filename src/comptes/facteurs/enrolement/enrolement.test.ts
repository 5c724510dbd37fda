import { describe, expect, test } from 'vitest'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { applicationFacteurs, type Navigateur } from '#test/facteurs/application.ts'
import { uneApplication } from '#test/facteurs/un-facteur.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { creerLien } from '../../liens/liens.ts'
import { codeA } from '../application/totp.ts'

const essai = baseDeTest()
let rang = 0

/** Somebody who has just activated their account: signed in, and led to the guided page. */
async function activer(variables: NodeJS.ProcessEnv = {}) {
  const courriel = `nouveau${rang++}@ch.example`
  const compteId = await unCompte(essai.base, { courriel, etat: 'invite' })
  const application = applicationFacteurs(essai.base, variables)
  const secret = await essai.base
    .transaction()
    .execute(tx =>
      creerLien(tx, { compteId, usage: 'activation', maintenant: application.services.horloge() }),
    )
  const navigateur = application.client()
  const motDePasse = 'cinq girafes vertes'
  const fin = await navigateur.post(`/activation/${secret}`, { motDePasse, confirmation: motDePasse })
  return { ...application, courriel, compteId, navigateur, motDePasse, fin }
}

/** The key that the page shows to type, as bytes. */
function cleDe(page: string): Uint8Array {
  const lettres = (/class="cle-lisible">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const bits = [...lettres]
    .map(l => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(l).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], octet => Number.parseInt(octet, 2))
}

const facteurs = (compteId: string) =>
  essai.base
    .selectFrom('facteur')
    .select(['genre', 'nom'])
    .where('compte_id', '=', compteId)
    .orderBy('id')
    .execute()
const etat = (compteId: string) =>
  essai.base.selectFrom('compte').select('facteurs').where('id', '=', compteId).executeTakeFirstOrThrow()
const codesAffiches = (page: string) =>
  [...page.matchAll(/<code>([0-9A-Z-]{19})<\/code>/g)].map(([, code]) => code ?? '')

async function ajouterApplication(
  navigateur: Navigateur,
  maintenant: Date,
  champs: Record<string, string> = {},
) {
  const page = await navigateur.get('/second-facteur/application')
  const secret = cleDe(page.texte)
  const envoi = {
    brouillon: champDe(page.texte, 'brouillon'),
    nom: 'Mon téléphone',
    code: codeA(secret, maintenant),
    ...champs,
  }
  return { secret, envoi, reponse: await navigateur.post('/second-facteur/application', envoi) }
}

describe('the guided page', () => {
  test('comes before any other, keeps where one was going, and ends with ten codes shown once', async () => {
    const { navigateur, compteId, services, fin, client, presenter, courriel, motDePasse } = await activer()
    expect(fin.vers).toBe('/')
    expect((await navigateur.get('/administration/mon-compte?a=1')).vers).toBe(
      '/second-facteur?suite=%2Fadministration%2Fmon-compte%3Fa%3D1',
    )
    const choix = await navigateur.get('/second-facteur?suite=%2Fadministration%2Fmon-compte')
    expect(choix.texte.indexOf('Application d’authentification')).toBeLessThan(
      choix.texte.indexOf('Code par courriel'),
    )
    expect(choix.texte).not.toContain('Plus tard')

    const { reponse, secret } = await ajouterApplication(navigateur, services.horloge(), {
      suite: '/administration/mon-compte',
    })
    expect(reponse.vers).toBe('/second-facteur/codes?suite=%2Fadministration%2Fmon-compte')
    // left here, it is taken up here
    expect((await navigateur.get('/')).vers).toBe('/second-facteur')
    expect((await navigateur.get('/second-facteur')).vers).toBe('/second-facteur/codes')
    const page = await navigateur.post('/second-facteur/codes', { suite: '/administration/mon-compte' })
    const codes = codesAffiches(page.texte)
    expect(new Set(codes).size).toBe(10)
    expect(page.texte).toContain('href="/administration/mon-compte"')
    expect((await navigateur.get('/administration/mon-compte')).statut).toBe(200)
    expect(await etat(compteId)).toEqual({ facteurs: 'choisis' })
    // the page sent again does not make other codes
    expect((await navigateur.post('/second-facteur/codes')).statut).toBe(422)

    // the code that enrolled does not sign in; the next does; so does a recovery code
    const autre = client()
    await autre.post('/connexion', { courriel, motDePasse })
    expect((await presenter(autre, 'application', codeA(secret, services.horloge()))).statut).toBe(422)
    const suivant = new Date(services.horloge().getTime() + 30_000)
    expect((await presenter(autre, 'application', codeA(secret, suivant))).statut).toBe(303)
    const encore = client()
    await encore.post('/connexion', { courriel, motDePasse })
    expect((await presenter(encore, 'secours', codes[3] ?? '')).statut).toBe(303)
  })

  test('the codes by e-mail can be the choice', async () => {
    const { navigateur, compteId } = await activer()
    expect((await navigateur.post('/second-facteur/courriel')).vers).toBe('/second-facteur/codes')
    await navigateur.post('/second-facteur/courriel')
    expect(await facteurs(compteId)).toEqual([{ genre: 'courriel', nom: 'Mon adresse professionnelle' }])
  })

  test('« later » works where the configuration allows it, and only there', async () => {
    const strict = await activer()
    expect((await strict.navigateur.post('/second-facteur')).vers).toBe('/second-facteur')
    expect(await etat(strict.compteId)).toEqual({ facteurs: 'a-choisir' })
    const souple = await activer({ SECOND_FACTEUR: 'facultatif' })
    expect((await souple.navigateur.get('/second-facteur')).texte).toContain('Ce choix est facultatif')
    expect((await souple.navigateur.post('/second-facteur', { suite: '/aide' })).vers).toBe('/aide')
    expect((await souple.navigateur.get('/')).statut).toBe(200)
    // added later, it is asked from the next sign-in on
    await ajouterApplication(souple.navigateur, souple.services.horloge(), { actuel: souple.motDePasse })
    expect(await etat(souple.compteId)).toEqual({ facteurs: 'choisis' })
  })

  test('codes without a factor would be the only thing asked: not made', async () => {
    const { navigateur, compteId } = await activer()
    expect((await navigateur.post('/second-facteur/codes')).vers).toBe('/second-facteur')
    expect(await etat(compteId)).toEqual({ facteurs: 'a-choisir' })
  })

  test('never leads out of the site', async () => {
    const { navigateur } = await activer()
    for (const suite of ['//ailleurs.example', 'https://ailleurs.example', '/\\ailleurs.example']) {
      const page = await navigateur.get(`/second-facteur?suite=${encodeURIComponent(suite)}`)
      expect(page.texte).not.toContain('ailleurs')
      expect((await navigateur.post('/second-facteur/courriel', { suite })).vers).toBe(
        '/second-facteur/codes',
      )
    }
  })
})

describe('enrolling an application', () => {
  test('a wrong first code keeps the same image; nothing is kept of an enrolment not finished', async () => {
    const { navigateur, compteId, services } = await activer()
    const { envoi, reponse, secret } = await ajouterApplication(navigateur, services.horloge(), {
      code: '000000',
    })
    expect(reponse.statut).toBe(422)
    expect(cleDe(reponse.texte)).toEqual(secret)
    expect(champDe(reponse.texte, 'brouillon')).toBe(envoi.brouillon)
    expect(await facteurs(compteId)).toEqual([])
    const { rows } = await essai.base.pool.query('select 1 from facteur where compte_id = $1', [compteId])
    expect(rows).toEqual([])
  })

  test('sent twice at once, it is added once', async () => {
    const { navigateur, compteId, services } = await activer()
    const page = await navigateur.get('/second-facteur/application')
    const code = codeA(cleDe(page.texte), services.horloge())
    const envoi = { brouillon: champDe(page.texte, 'brouillon'), nom: 'Mon téléphone', code }
    const reponses = await Promise.all(
      [1, 2, 3].map(() => navigateur.post('/second-facteur/application', envoi)),
    )
    expect(reponses.map(({ statut }) => statut)).toEqual([303, 303, 303])
    expect(await facteurs(compteId)).toHaveLength(1)
  })

  test('a draft of somebody else, too old, altered or made up is refused', async () => {
    const autre = await activer()
    const { navigateur, compteId, services } = await activer()
    const page = await autre.navigateur.get('/second-facteur/application')
    const volee = champDe(page.texte, 'brouillon')
    const code = codeA(cleDe(page.texte), services.horloge())
    for (const brouillon of [volee, `${volee.slice(0, -2)}AA`, '', 'x'.repeat(400), '\u0000'])
      expect(
        (await navigateur.post('/second-facteur/application', { brouillon, code, nom: 'X' })).statut,
      ).toBe(422)
    autre.services.horloge.avancer(31 / 1440)
    const tard = codeA(cleDe(page.texte), autre.services.horloge())
    const perime = await autre.navigateur.post('/second-facteur/application', {
      brouillon: volee,
      code: tard,
      nom: 'X',
    })
    expect(perime.texte).toContain('Cette image a expiré')
    expect(await facteurs(compteId)).toEqual([])
  })

  test('the secret is not in clear in the base, and the addition is told by mail and in the journal', async () => {
    const { navigateur, compteId, services, dernierCourriel, courriel } = await activer()
    const { secret } = await ajouterApplication(navigateur, services.horloge())
    const { rows } = await essai.base.pool.query('select secret from facteur where compte_id = $1', [
      compteId,
    ])
    expect(rows[0].secret.includes(Buffer.from(secret))).toBe(false)
    expect((await dernierCourriel(courriel))?.sujet).toBe(
      'Un second facteur a été ajouté à votre compte ViaTrajectoire',
    )
    const actes = await essai.base
      .selectFrom('journal')
      .select('acte')
      .where('compte_id', '=', compteId)
      .orderBy('id')
      .execute()
    expect(actes.map(({ acte }) => acte)).toEqual(['compte.active', 'facteur.ajoute'])
  })
})

describe('in « Mon compte »', () => {
  /** Signed in with an application that is already theirs. */
  async function chezSoi(variables: NodeJS.ProcessEnv = {}) {
    const courriel = `chez-soi${rang++}@ch.example`
    const compteId = await unCompte(essai.base, { courriel })
    const application = applicationFacteurs(essai.base, variables)
    const { id, secret } = await uneApplication(application.services, compteId)
    const { navigateur } = await application.commencer(courriel)
    await application.presenter(navigateur, 'application', codeA(secret, application.services.horloge()))
    return { ...application, courriel, compteId, navigateur, facteurId: id }
  }
  const gerer = '/administration/mon-compte/second-facteur'

  test.each(['application', 'courriel'])('adding (%s) needs the password', async genre => {
    const { navigateur, compteId, services } = await chezSoi()
    const envoyer = async (actuel: string) =>
      genre === 'courriel'
        ? navigateur.post('/second-facteur/courriel', { actuel })
        : (await ajouterApplication(navigateur, services.horloge(), { actuel })).reponse
    for (const faux of ['', 'faux']) expect((await envoyer(faux)).statut).toBe(422)
    expect(await facteurs(compteId)).toHaveLength(1)
    expect((await envoyer(motDePasseDeTest)).statut).toBe(303)
    expect(await facteurs(compteId)).toHaveLength(2)
  })

  test('a factor is renamed, and removed with the password, never the last one', async () => {
    const { navigateur, compteId, facteurId, dernierCourriel, courriel } = await chezSoi()
    expect((await navigateur.get(`${gerer}?facteur=${facteurId}`)).texte).toContain('Renommer')
    await navigateur.post(gerer, { facteur: facteurId, nom: '<b>Mon vieux</b> téléphone' })
    expect((await navigateur.get('/administration/mon-compte/connexion')).texte).toContain(
      '&lt;b&gt;Mon vieux',
    )
    const retirer = (actuel: string) => navigateur.post(`${gerer}/retirer`, { facteur: facteurId, actuel })
    const dernier = await retirer(motDePasseDeTest)
    expect(dernier.statut).toBe(422)
    expect(dernier.texte).toContain('votre seul second facteur')
    await navigateur.post('/second-facteur/courriel', { actuel: motDePasseDeTest })
    expect((await retirer('faux')).statut).toBe(422)
    expect((await retirer(motDePasseDeTest)).statut).toBe(303)
    expect((await facteurs(compteId)).map(({ genre }) => genre)).toEqual(['courriel'])
    expect((await dernierCourriel(courriel))?.sujet).toBe(
      'Un second facteur a été retiré de votre compte ViaTrajectoire',
    )
  })

  test('of two removals at once, one leaves the last factor in place', async () => {
    const { navigateur, compteId, facteurId, services } = await chezSoi()
    const { id } = await uneApplication(services, compteId, 'Ma tablette')
    await Promise.all(
      [facteurId, id].map(facteur =>
        navigateur.post(`${gerer}/retirer`, { facteur, actuel: motDePasseDeTest }),
      ),
    )
    expect(await facteurs(compteId)).toHaveLength(1)
  })

  test('where it is optional the last one goes, with the codes', async () => {
    const { navigateur, compteId, facteurId } = await chezSoi({ SECOND_FACTEUR: 'facultatif' })
    await navigateur.post('/second-facteur/codes', { actuel: motDePasseDeTest })
    await navigateur.post(`${gerer}/retirer`, { facteur: facteurId, actuel: motDePasseDeTest })
    expect(await facteurs(compteId)).toEqual([])
    expect(await etat(compteId)).toEqual({ facteurs: 'reportes' })
    expect(
      await essai.base
        .selectFrom('code_secours')
        .select('compte_id')
        .where('compte_id', '=', compteId)
        .execute(),
    ).toEqual([])
  })

  test('somebody else’s factor does not exist here', async () => {
    const victime = await chezSoi()
    const { navigateur } = await chezSoi()
    for (const facteur of [victime.facteurId, 'rien', '', "' or true --"]) {
      expect((await navigateur.get(`${gerer}?facteur=${encodeURIComponent(facteur)}`)).statut).toBe(303)
      await navigateur.post(gerer, { facteur, nom: 'Volé' })
      await navigateur.post(`${gerer}/retirer`, { facteur, actuel: motDePasseDeTest })
    }
    expect(await facteurs(victime.compteId)).toEqual([{ genre: 'application', nom: 'Mon téléphone' }])
  })

  test('new recovery codes need the password, replace the others, and are told by mail', async () => {
    const { navigateur, dernierCourriel, courriel } = await chezSoi()
    const creer = (actuel: string) => navigateur.post('/second-facteur/codes', { actuel })
    expect((await creer('faux')).statut).toBe(422)
    const premiers = codesAffiches((await creer(motDePasseDeTest)).texte)
    const seconds = codesAffiches((await creer(motDePasseDeTest)).texte)
    expect(new Set([...premiers, ...seconds]).size).toBe(20)
    expect((await dernierCourriel(courriel))?.sujet).toBe(
      'Vos codes de secours ViaTrajectoire sont remplacés',
    )
    expect((await navigateur.get('/administration/mon-compte/connexion')).texte).toContain(
      'Il vous reste 10\u00a0codes de secours',
    )
  })
})
