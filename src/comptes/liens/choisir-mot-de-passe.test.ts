import { describe, expect, test } from 'vitest'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { seConnecter } from '../connexion/se-connecter.ts'
import { ouvrirSession, trouverSession } from '../connexion/session.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { activerCompte, reinitialiserMotDePasse } from './choisir-mot-de-passe.ts'
import { creerLien, lireLien } from './liens.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const apres = (heures: number) => new Date(maintenant.getTime() + heures * 3_600_000)
const services = () => servicesDeTest(essai.base)
const motDePasse = 'un nouveau départ'
let numero = 0

async function lienPour(usage: 'activation' | 'mot-de-passe') {
  const courriel = `choix${++numero}@ch.example`
  const compteId = await unCompte(essai.base, { courriel, etat: usage === 'activation' ? 'invite' : 'actif' })
  const secret = await essai.base.transaction().execute(tx => creerLien(tx, { compteId, usage, maintenant }))
  return { compteId, courriel, secret: secret ?? '' }
}
const commande = (secret: string, a = apres(0.5)) => ({ secret, motDePasse, maintenant: a, origine: {} })

describe('activating', () => {
  test('signs in, and the password works from then on', async () => {
    const { compteId, courriel, secret } = await lienPour('activation')
    const choix = await activerCompte(services(), commande(secret))
    const jeton = choix.ok ? choix.jeton : ''
    const { config } = services()
    expect(await trouverSession(essai.base, { jeton, maintenant: apres(1), config })).toMatchObject({
      compteId,
    })
    expect(await trouverCompte(essai.base, compteId)).toMatchObject({ etat: 'actif', activeLe: apres(0.5) })
    const entree = await seConnecter(services(), { courriel, motDePasse, maintenant: apres(1), origine: {} })
    expect(entree.ok).toBe(true)
  })

  test('the link works once, even for two at once, and for seven days', async () => {
    const { secret } = await lienPour('activation')
    const choix = await Promise.all([1, 2, 3].map(() => activerCompte(services(), commande(secret))))
    expect(choix.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await activerCompte(services(), commande(secret))).toEqual({ ok: false, motif: 'lien-perime' })
    const tard = await lienPour('activation')
    expect(await activerCompte(services(), commande(tard.secret, apres(168)))).toMatchObject({
      motif: 'lien-perime',
    })
  })

  test('a weak password leaves the link as it was', async () => {
    const { secret } = await lienPour('activation')
    const faible = { ...commande(secret), motDePasse: 'motdepasse2026' }
    expect(await activerCompte(services(), faible)).toMatchObject({ motif: 'faible' })
    expect((await activerCompte(services(), commande(secret))).ok).toBe(true)
  })

  test('not after the account was disabled, nor with a link for something else', async () => {
    const { compteId, secret } = await lienPour('activation')
    expect(await reinitialiserMotDePasse(services(), commande(secret))).toMatchObject({
      motif: 'lien-perime',
    })
    await essai.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', compteId).execute()
    expect(await activerCompte(services(), commande(secret))).toMatchObject({ motif: 'lien-perime' })
  })

  test('the base itself refuses an active account without a password', async () => {
    const { compteId } = await lienPour('activation')
    const forcer = essai.base
      .updateTable('compte')
      .set({ etat: 'actif' })
      .where('id', '=', compteId)
      .execute()
    await expect(forcer).rejects.toThrow('mot de passe')
  })
})

describe('a forgotten password', () => {
  test('closes every session, and tells the person by mail', async () => {
    const { compteId, courriel, secret } = await lienPour('mot-de-passe')
    const { config } = services()
    const ancienne = await essai.base
      .transaction()
      .execute(tx => ouvrirSession(tx, { compteId, moyen: 'demo', maintenant, origine: {}, config }))
    expect((await reinitialiserMotDePasse(services(), commande(secret))).ok).toBe(true)
    const presentee = { jeton: ancienne, maintenant: apres(0.6), config }
    expect(await trouverSession(essai.base, presentee)).toBeNull()
    const { sujet } = await essai.base
      .selectFrom('courriel')
      .select('sujet')
      .where('destinataire', '=', courriel)
      .executeTakeFirstOrThrow()
    expect(sujet).toContain('a été changé')
  })

  test('the link works for an hour', async () => {
    const { secret } = await lienPour('mot-de-passe')
    expect(await lireLien(essai.base, secret, 'mot-de-passe', apres(0.99))).toBeDefined()
    expect(await reinitialiserMotDePasse(services(), commande(secret, apres(1)))).toMatchObject({ ok: false })
  })

  test('who was locked out by guesses comes in at once with the new password', async () => {
    const { courriel, secret } = await lienPour('mot-de-passe')
    const entrer = (mot: string, a: Date) =>
      seConnecter(services(), { courriel, motDePasse: mot, maintenant: a, origine: {} })
    for (let n = 0; n < 5; n++) await entrer('faux', apres(0.4))
    expect(await entrer('faux', apres(0.4))).toMatchObject({ motif: 'trop-d-essais' })
    await reinitialiserMotDePasse(services(), commande(secret, apres(0.5)))
    expect(await entrer(motDePasse, apres(0.51))).toMatchObject({ ok: true })
  })
})
