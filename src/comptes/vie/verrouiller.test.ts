import { describe, expect, it } from 'vitest'
import { applicationComptes } from '#test/comptes/application.ts'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { ouvrirSession, trouverSession } from '../connexion/session.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { verrouillerCompte } from './verrouiller.ts'

const essai = baseDeTest()
const minute = 1 / 1440
let numero = 0

async function scene() {
  const courriel = `verrou${++numero}@ch.example`
  const compteId = await unCompte(essai.base, { courriel })
  const application = applicationComptes(essai.base, { VERROUILLAGE_ECHECS: '6' })
  const { horloge } = application.services
  const tenter = async (motDePasse = 'faux', adresse = courriel) => {
    // past the delay of five failures, so that only the lock is looked at
    horloge.avancer(16 * minute)
    return application.client().post('/connexion', { courriel: adresse, motDePasse, suite: '/' })
  }
  const lien = async (chemin: string) => {
    const { texte } = await essai.base
      .selectFrom('courriel')
      .select('texte')
      .where('destinataire', '=', courriel)
      .where('texte', 'like', `%/${chemin}/%`)
      .orderBy('cree_le', 'desc')
      .executeTakeFirstOrThrow()
    return new RegExp(`/${chemin}/[\\w-]{43}`).exec(texte)?.[0] ?? ''
  }
  const etat = async () => (await trouverCompte(essai.base, compteId))?.etat
  return { courriel, compteId, application, tenter, lien, etat }
}

describe('too many wrong passwords', () => {
  it('lock the account; the mailed link unlocks it, once, by its button', async () => {
    const s = await scene()
    for (let i = 0; i < 5; i++) await s.tenter()
    await s.application.travailler()
    expect(await s.etat()).toBe('actif')
    await s.tenter()
    await s.application.travailler()
    expect(await s.etat()).toBe('verrouille')
    // the right password now gets the very answer of a wrong one
    const refus = await s.tenter(motDePasseDeTest)
    expect(refus.statut).toBe(422)
    const inconnu = await s.tenter('faux', 'inconnu@ch.example')
    for (const { texte } of [refus, inconnu]) expect(texte).toContain('Connexion refusée')
    expect(inconnu.statut).toBe(refus.statut)

    const chemin = await s.lien('deverrouillage')
    const client = s.application.client()
    expect((await client.get(chemin)).texte).toContain('Déverrouiller')
    expect(await s.etat()).toBe('verrouille')
    expect((await client.post(chemin)).vers).toBe('/connexion')
    expect(await s.etat()).toBe('actif')
    expect((await client.post(chemin)).statut).toBe(404)
    expect((await s.tenter(motDePasseDeTest)).statut).toBe(303)
  })

  it('do not lock somebody out for ever: what was failed before the unlocking is forgiven', async () => {
    const s = await scene()
    for (let i = 0; i < 6; i++) await s.tenter()
    await s.application.travailler()
    await s.application.client().post(await s.lien('deverrouillage'))
    for (let i = 0; i < 5; i++) await s.tenter()
    await s.application.travailler()
    expect(await s.etat()).toBe('actif')
    expect((await s.tenter(motDePasseDeTest)).statut).toBe(303)
  })

  it('leave open sessions alone: nobody throws a colleague out by typing at their address', async () => {
    const s = await scene()
    const { config, horloge } = s.application.services
    for (let i = 0; i < 6; i++) await s.tenter()
    const session = {
      compteId: s.compteId,
      moyen: 'mot-de-passe' as const,
      maintenant: horloge(),
      origine: {},
      config,
    }
    const jeton = await essai.base.transaction().execute(tx => ouvrirSession(tx, session))
    await s.application.travailler()
    expect(await s.etat()).toBe('verrouille')
    expect(await trouverSession(essai.base, { jeton, maintenant: horloge(), config })).not.toBeNull()
  })

  it('a new password through the mailbox unlocks too', async () => {
    const s = await scene()
    for (let i = 0; i < 6; i++) await s.tenter()
    await s.application.travailler()
    await s.application.client().post('/mot-de-passe-oublie', { courriel: s.courriel })
    await s.application.travailler()
    const motDePasse = 'cinq girafes en balade'
    const champs = { motDePasse, confirmation: motDePasse }
    expect((await s.application.client().post(await s.lien('mot-de-passe'), champs)).vers).toBe('/')
    expect(await s.etat()).toBe('actif')
  })

  it('at an address without account cost the same job, and lock nobody', async () => {
    const s = await scene()
    for (let i = 0; i < 6; i++) await s.tenter('faux', `personne${numero}@ch.example`)
    const { rows } = await essai.base.pool.query(
      `select count(*)::int as n from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'verrouiller-compte'`,
    )
    expect(rows).toEqual([{ n: 1 }])
    await s.application.travailler()
    expect(await s.etat()).toBe('actif')
  })

  it('the job run twice locks once and mails once', async () => {
    const s = await scene()
    for (let i = 0; i < 6; i++) await s.tenter()
    const travail = { compteId: s.compteId }
    await Promise.all([1, 2].map(() => verrouillerCompte.executer(s.application.services, travail)))
    const courriels = await essai.base
      .selectFrom('courriel')
      .select('sujet')
      .where('destinataire', '=', s.courriel)
      .execute()
    expect(courriels).toEqual([{ sujet: 'Déverrouillez votre compte ViaTrajectoire' }])
  })
})
