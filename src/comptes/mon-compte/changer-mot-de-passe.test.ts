import { expect, test } from 'vitest'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import {
  connexionsDe,
  fermerMaSession,
  fermerMesAutresSessions,
  sessionsDe,
} from '../connexion/mes-sessions.ts'
import { seConnecter } from '../connexion/se-connecter.ts'
import { ouvrirSession } from '../connexion/session.ts'
import { creerLien, lireLien } from '../liens/liens.ts'
import { changerMotDePasse } from './changer-mot-de-passe.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const origine = { adresse: '', navigateur: 'Essais' }
const motDePasse = 'un nouveau départ'
let numero = 0

async function deuxSessions() {
  const services = servicesDeTest(essai.base)
  const courriel = `change${++numero}@ch.example`
  const compteId = await unCompte(essai.base, { courriel })
  const ouvrir = () =>
    essai.base
      .transaction()
      .execute(tx =>
        ouvrirSession(tx, { compteId, moyen: 'demo', maintenant, origine, config: services.config }),
      )
  const jeton = await ouvrir()
  await ouvrir()
  const mesSessions = () => sessionsDe(essai.base, { compteId, jeton, maintenant, config: services.config })
  const changer = (actuel: string, nouveau = motDePasse) =>
    changerMotDePasse(services, {
      compteId,
      actuel,
      motDePasse: nouveau,
      jetonDeSession: jeton,
      maintenant,
      origine,
    })
  return { services, courriel, compteId, jeton, mesSessions, changer }
}

test('closes the other sessions and the pending links, keeps this one, and mails', async () => {
  const { services, courriel, compteId, mesSessions, changer } = await deuxSessions()
  const lien = { compteId, usage: 'mot-de-passe', maintenant } as const
  const secret = await essai.base.transaction().execute(tx => creerLien(tx, lien))
  expect(await mesSessions()).toHaveLength(2)
  expect(await changer(motDePasseDeTest)).toEqual({ ok: true })
  expect(await mesSessions()).toMatchObject([{ courante: true }])
  expect(await lireLien(essai.base, secret ?? '', 'mot-de-passe', maintenant)).toBeUndefined()
  const entrer = (mot: string) => seConnecter(services, { courriel, motDePasse: mot, maintenant, origine })
  expect((await entrer(motDePasse)).ok).toBe(true)
  expect((await entrer(motDePasseDeTest)).ok).toBe(false)
  const courriels = await essai.base
    .selectFrom('courriel')
    .select('sujet')
    .where('destinataire', '=', courriel)
    .execute()
  expect(courriels).toEqual([{ sujet: 'Votre mot de passe ViaTrajectoire a été changé' }])
})

test('a wrong current password or a weak new one changes nothing', async () => {
  const { mesSessions, changer } = await deuxSessions()
  expect(await changer('faux')).toEqual({ ok: false, motif: 'mot-de-passe' })
  expect(await changer(motDePasseDeTest, 'court')).toMatchObject({ motif: 'faible' })
  expect(await mesSessions()).toHaveLength(2)
})

test('guesses of the current password are bounded, and shown to the person', async () => {
  const { compteId, changer } = await deuxSessions()
  for (let n = 0; n < 5; n++) await changer('faux')
  expect(await changer(motDePasseDeTest)).toMatchObject({ motif: 'trop-d-essais' })
  const connexions = await connexionsDe(essai.base, compteId)
  expect(connexions).toHaveLength(5)
  expect(connexions[0]).toMatchObject({ reussie: false, moyen: 'controle', navigateur: 'Essais' })
})

test('one closes one’s own sessions, one by one or all but this one, and nobody else’s', async () => {
  const a = await deuxSessions()
  const b = await deuxSessions()
  const [sienne] = await b.mesSessions()
  const fermer = (sessionId = '') => fermerMaSession(essai.base, { compteId: a.compteId, sessionId })
  expect(await fermer(sienne?.id)).toBe(false)
  expect(await fermer("x' or 1=1")).toBe(false)
  const autre = (await a.mesSessions()).find(({ courante }) => !courante)
  expect(await fermer(autre?.id)).toBe(true)
  expect(await a.mesSessions()).toHaveLength(1)
  const commande = { compteId: b.compteId, jeton: b.jeton, maintenant, origine }
  const fermerTout = () => essai.base.transaction().execute(tx => fermerMesAutresSessions(tx, commande))
  expect(await fermerTout()).toBe(1)
  expect(await fermerTout()).toBe(0)
  expect(await b.mesSessions()).toMatchObject([{ courante: true }])
})
