import { describe, expect, test } from 'vitest'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { applicationFacteurs, estConnecte, type Navigateur } from '#test/facteurs/application.ts'
import { uneApplication } from '#test/facteurs/un-facteur.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { codeA } from '../facteurs/application/totp.ts'

const essai = baseDeTest()
let rang = 0

async function quelquUn(variables: NodeJS.ProcessEnv = {}) {
  const courriel = `appareil${rang++}@ch.example`
  const compteId = await unCompte(essai.base, { courriel })
  const application = applicationFacteurs(essai.base, variables)
  const { secret } = await uneApplication(application.services, compteId)
  /** Signs in all the way, one step of the app later each time. */
  const entrer = async (navigateur?: Navigateur, champs: Record<string, string> = {}) => {
    application.services.horloge.avancer(1 / 1440)
    const { navigateur: n } = await application.commencer(courriel, navigateur)
    if (!estConnecte(n))
      await application.presenter(n, 'application', codeA(secret, application.services.horloge()), champs)
    return n
  }
  const mails = () =>
    essai.base
      .selectFrom('courriel')
      .select('sujet')
      .where('destinataire', '=', courriel)
      .orderBy('id')
      .execute()
  return { ...application, courriel, compteId, secret, entrer, mails }
}

const fermer = (navigateur: Navigateur) => navigateur.cookies.delete('session')
const deConfiance = { seSouvenir: 'oui' }

describe('a trusted device', () => {
  test('skips the second factor for thirty days, for this account, on this browser', async () => {
    const { entrer, commencer, courriel, services } = await quelquUn()
    const navigateur = await entrer(undefined, deConfiance)
    fermer(navigateur)
    await commencer(courriel, navigateur)
    expect(estConnecte(navigateur)).toBe(true)
    const { navigateur: ailleurs } = await commencer(courriel)
    expect(estConnecte(ailleurs)).toBe(false)
    fermer(navigateur)
    services.horloge.avancer(30)
    await commencer(courriel, navigateur)
    expect(estConnecte(navigateur)).toBe(false)
  })

  test('its cookie is worth nothing for another account, nor without the password', async () => {
    const victime = await quelquUn()
    const voleur = await quelquUn()
    const confiance = (await victime.entrer(undefined, deConfiance)).cookies.get('confiance') ?? ''
    const navigateur = voleur.client()
    navigateur.cookies.set('confiance', confiance)
    await voleur.commencer(voleur.courriel, navigateur)
    expect(estConnecte(navigateur)).toBe(false)
    const { rows } = await essai.base.pool.query('select * from appareil_de_confiance')
    expect(JSON.stringify(rows)).not.toContain(confiance)
  })

  test('is no longer one when it is removed, one or all, in « Mon compte »', async () => {
    const { entrer, commencer, courriel, compteId } = await quelquUn()
    const premier = await entrer(undefined, deConfiance)
    const second = await entrer(undefined, deConfiance)
    const appareils = () =>
      essai.base
        .selectFrom('appareil_de_confiance')
        .select('id')
        .where('compte_id', '=', compteId)
        .orderBy('id')
        .execute()
    const page = await premier.get('/administration/mon-compte/connexion')
    expect(page.texte).toContain('Appareils de confiance')
    const [un] = await appareils()
    await premier.post('/administration/mon-compte/appareils', { appareil: un?.id ?? '' })
    fermer(premier)
    await commencer(courriel, premier)
    expect(estConnecte(premier)).toBe(false)
    expect(await appareils()).toHaveLength(1)
    await second.post('/administration/mon-compte/appareils', { appareil: 'tous' })
    expect(await appareils()).toEqual([])
  })

  test('of somebody else is not mine to remove', async () => {
    const victime = await quelquUn()
    await victime.entrer(undefined, deConfiance)
    const { id } = await essai.base
      .selectFrom('appareil_de_confiance')
      .select('id')
      .where('compte_id', '=', victime.compteId)
      .executeTakeFirstOrThrow()
    const navigateur = await (await quelquUn()).entrer()
    for (const appareil of [id, 'tous', "' or true --", ''])
      await navigateur.post('/administration/mon-compte/appareils', { appareil })
    expect(
      await essai.base.selectFrom('appareil_de_confiance').select('id').where('id', '=', id).execute(),
    ).toHaveLength(1)
  })

  test('APPAREIL_CONFIANCE_JOURS=0: not offered, and not made by a forged form', async () => {
    const { entrer, commencer, courriel, compteId } = await quelquUn({ APPAREIL_CONFIANCE_JOURS: '0' })
    const { navigateur } = await commencer(courriel)
    expect((await navigateur.get('/connexion/second-facteur')).texte).not.toContain('seSouvenir')
    await entrer(undefined, deConfiance)
    expect(
      await essai.base
        .selectFrom('appareil_de_confiance')
        .select('id')
        .where('compte_id', '=', compteId)
        .execute(),
    ).toEqual([])
  })
})

describe('a sign-in from a new device', () => {
  test('is mailed once per browser, not the first one of an account', async () => {
    const { entrer, mails } = await quelquUn()
    const navigateur = await entrer()
    expect(await mails()).toEqual([])
    fermer(navigateur)
    await entrer(navigateur)
    expect(await mails()).toEqual([])
    const ailleurs = await entrer()
    expect((await mails()).map(({ sujet }) => sujet)).toEqual([
      'Connexion à ViaTrajectoire depuis un nouvel appareil',
    ])
    fermer(ailleurs)
    await entrer(ailleurs)
    expect(await mails()).toHaveLength(1)
  })

  test('counts by account: a shared browser is new for the second person', async () => {
    const [claire, yann] = [await quelquUn(), await quelquUn()]
    const commun = await claire.entrer()
    await yann.entrer()
    const leMeme = yann.client()
    leMeme.cookies.set('appareil', commun.cookies.get('appareil') ?? '')
    await yann.entrer(leMeme)
    expect(await yann.mails()).toHaveLength(1)
    expect(await claire.mails()).toHaveLength(0)
  })

  test('thirty browsers are remembered, the last ones', async () => {
    const { client, courriel, compteId, services } = await quelquUn({ SECOND_FACTEUR: 'desactive' })
    const entrer = async (navigateur: Navigateur) => {
      services.horloge.avancer(1 / 1440)
      await navigateur.post('/connexion', { courriel, motDePasse: motDePasseDeTest })
      return navigateur
    }
    const premier = await entrer(client())
    for (let n = 0; n < 30; n++) await entrer(client())
    await entrer(premier)
    const connus = await essai.base
      .selectFrom('appareil_connu')
      .select('vu_le')
      .where('compte_id', '=', compteId)
      .orderBy('vu_le', 'desc')
      .execute()
    expect(connus).toHaveLength(30)
    expect(connus[0]?.vu_le).toEqual(services.horloge())
  })

  test('is mailed whatever the second factor setting', async () => {
    const { client, courriel, mails } = await quelquUn({ SECOND_FACTEUR: 'desactive' })
    for (let n = 0; n < 2; n++) await client().post('/connexion', { courriel, motDePasse: motDePasseDeTest })
    expect(await mails()).toHaveLength(1)
  })
})
