import { describe, expect, test } from 'vitest'
import { lireConfig } from '#src/socle/config/config.ts'
import { type Ecarts, uneCleLogicielle } from '#test/comptes/cle-logicielle.ts'
import { motDePasseDeTest } from '#test/comptes/un-compte.ts'
import { uneCleEnregistree } from '#test/comptes/une-cle.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { ajouterCle } from './ajouter-cle.ts'
import { dureeDuDefi } from './defis.ts'
import { demanderAjout } from './demander-ajout.ts'
import { clesDe, clesPermises } from './lire-cles.ts'
import type { NouvelleCle } from './reponses.ts'

const essai = baseDeTest()
const config = lireConfig({})
const maintenant = new Date('2026-11-23T09:00:00Z')
const apres = (ms: number) => new Date(maintenant.getTime() + ms)

type Personne = Awaited<ReturnType<typeof unePersonne>>

function demander({ acteur }: Personne, motDePasse = motDePasseDeTest) {
  const services = { base: essai.base, config }
  return demanderAjout(services, { acteur, motDePasse, lien: 'une session', maintenant, origine: {} })
}

async function optionsPour(personne: Personne) {
  const preparation = await demander(personne)
  if (!preparation.ok) throw new Error(preparation.motif)
  return preparation.options
}

function ajouter({ id: compteId }: Personne, reponse: NouvelleCle, choix: { lien?: string; a?: Date } = {}) {
  const { lien = 'une session', a = maintenant } = choix
  const commande = { compteId, nom: 'Mon téléphone', reponse, lien, maintenant: a, origine: {}, config }
  return essai.base.transaction().execute(tx => ajouterCle(tx, commande))
}

describe('adding a key', () => {
  test('keeps its public half, writes it down and tells its owner', async () => {
    const personne = await unePersonne(essai.base)
    const reponse = uneCleLogicielle().creer(await optionsPour(personne))
    expect(await ajouter(personne, reponse)).toEqual({ ok: true })
    expect(await clesDe(essai.base, personne.id)).toMatchObject([
      { nom: 'Mon téléphone', creeLe: maintenant, utiliseeLe: null, suspendueLe: null },
    ])
    const journal = await essai.base
      .selectFrom('journal')
      .select(['acte', 'acteur_id'])
      .where('compte_id', '=', personne.id)
      .execute()
    expect(journal).toEqual([{ acte: 'compte.cle-ajoutee', acteur_id: personne.id }])
    const courriels = await essai.base
      .selectFrom('courriel')
      .select('sujet')
      .where('destinataire', '=', personne.acteur.courriel)
      .execute()
    expect(courriels).toEqual([{ sujet: 'Une clé d’accès ouvre désormais votre compte ViaTrajectoire' }])
  })

  test('asks for the password first, and counts wrong ones with those of sign-in', async () => {
    const personne = await unePersonne(essai.base)
    for (let n = 0; n < 5; n++)
      expect(await demander(personne, 'faux')).toEqual({ ok: false, motif: 'mot-de-passe' })
    expect(await demander(personne)).toMatchObject({ ok: false, motif: 'trop-d-essais' })
  })

  test('asks the device for a key that opens by itself, for its owner only, without telling whose', async () => {
    const personne = await unePersonne(essai.base)
    const options = await optionsPour(personne)
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    })
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32)
    expect((await optionsPour(personne)).user.id).toBe(options.user.id)
    expect((await optionsPour(await unePersonne(essai.base))).user.id).not.toBe(options.user.id)
  })

  test('names to the device the keys that it must not double', async () => {
    const personne = await unePersonne(essai.base)
    const cle = await uneCleEnregistree(essai.base, { compteId: personne.id, maintenant })
    expect((await optionsPour(personne)).excludeCredentials).toMatchObject([{ id: cle.id }])
  })
})

describe('refusing a key', () => {
  test.each<[string, Ecarts]>([
    ['made on another site', { origine: 'https://pirate.example' }],
    ['made for another relying party', { rpId: 'pirate.example' }],
    ['made without its owner having proved who they are', { verifiee: false }],
    ['that answers another question', { type: 'webauthn.get' }],
  ])('%s', async (_, ecarts) => {
    const personne = await unePersonne(essai.base)
    const reponse = uneCleLogicielle().creer(await optionsPour(personne), ecarts)
    expect(await ajouter(personne, reponse)).toEqual({ ok: false, motif: 'reponse' })
    expect(await clesDe(essai.base, personne.id)).toEqual([])
  })

  test.each([
    ['in another session', { lien: 'une autre session' }],
    ['too late', { a: apres(dureeDuDefi) }],
  ])('%s', async (_, choix) => {
    const personne = await unePersonne(essai.base)
    const reponse = uneCleLogicielle().creer(await optionsPour(personne))
    expect(await ajouter(personne, reponse, choix)).toEqual({ ok: false, motif: 'reponse' })
  })

  test('a second time with the same answer', async () => {
    const personne = await unePersonne(essai.base)
    const options = await optionsPour(personne)
    expect(await ajouter(personne, uneCleLogicielle().creer(options))).toEqual({ ok: true })
    const seconde = await ajouter(personne, uneCleLogicielle().creer(options))
    expect(seconde).toEqual({ ok: false, motif: 'reponse' })
  })

  test('that already opens an account, whosever it is', async () => {
    const [une, autre] = [await unePersonne(essai.base), await unePersonne(essai.base)]
    const cle = await uneCleEnregistree(essai.base, { compteId: une.id, maintenant })
    const reponse = cle.creer(await optionsPour(autre))
    expect(await ajouter(autre, reponse)).toEqual({ ok: false, motif: 'deja-prise' })
    expect(await clesDe(essai.base, une.id)).toHaveLength(1)
  })

  test('beyond ten, however they come', async () => {
    const personne = await unePersonne(essai.base)
    for (let n = 1; n < clesPermises; n++)
      await uneCleEnregistree(essai.base, { compteId: personne.id, maintenant })
    const reponses = [
      uneCleLogicielle().creer(await optionsPour(personne)),
      uneCleLogicielle().creer(await optionsPour(personne)),
    ]
    const ensemble = await Promise.all(reponses.map(reponse => ajouter(personne, reponse)))
    expect(ensemble.filter(({ ok }) => ok)).toHaveLength(1)
    expect(ensemble).toContainEqual({ ok: false, motif: 'trop-de-cles' })
    expect(await demander(personne)).toEqual({ ok: false, motif: 'trop-de-cles' })
  })
})
