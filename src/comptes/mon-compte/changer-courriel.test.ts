import { describe, expect, test } from 'vitest'
import { applicationComptes } from '#test/comptes/application.ts'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { creerLien, lireLien } from '../liens/liens.ts'
import { confirmerCourriel, demanderChangementCourriel } from './changer-courriel.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const origine = {}
let numero = 0
const nom = () => `adresse${++numero}`

const demander = (compteId: string, courriel: string, actuel = motDePasseDeTest) =>
  demanderChangementCourriel(servicesDeTest(essai.base), { compteId, courriel, actuel, maintenant, origine })
const confirmer = (secret: string, a = maintenant) =>
  confirmerCourriel(servicesDeTest(essai.base), { secret, maintenant: a, origine })
const sujetsA = async (courriel: string) =>
  (
    await essai.base
      .selectFrom('courriel')
      .select(['sujet', 'texte'])
      .where('destinataire', '=', courriel)
      .orderBy('id')
      .execute()
  ).map(({ sujet, texte }) => ({ sujet, secret: /\/courriel\/([\w-]{43})/.exec(texte)?.[1] ?? '' }))

describe('changing one’s address', () => {
  test('nothing changes until the new address confirms; the old one is told, its links die', async () => {
    const [avant, apres] = [`${nom()}@ch.example`, `${nom()}@chu.example`]
    const compteId = await unCompte(essai.base, { courriel: avant })
    const oubli = await essai.base
      .transaction()
      .execute(tx => creerLien(tx, { compteId, usage: 'mot-de-passe', maintenant }))
    expect(await demander(compteId, apres)).toEqual({ ok: true })
    expect(await trouverCompte(essai.base, compteId)).toMatchObject({ courriel: avant })
    const secret = (await sujetsA(apres))[0]?.secret ?? ''
    const deux = await Promise.all([confirmer(secret), confirmer(secret)])
    expect(deux.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await trouverCompte(essai.base, compteId)).toMatchObject({ courriel: apres, version: 2 })
    expect((await sujetsA(avant)).map(({ sujet }) => sujet)).toEqual([
      'Votre adresse de connexion à ViaTrajectoire a changé',
    ])
    expect(await lireLien(essai.base, oubli ?? '', 'mot-de-passe', maintenant)).toBeUndefined()
  })

  test('an address that has an account: same answer, its owner is told, no link', async () => {
    const prise = `${nom()}@ch.example`
    await unCompte(essai.base, { courriel: prise })
    const compteId = await unCompte(essai.base)
    expect(await demander(compteId, prise)).toEqual({ ok: true })
    expect(await sujetsA(prise)).toEqual([
      { sujet: 'Votre adresse a été demandée pour un autre compte ViaTrajectoire', secret: '' },
    ])
  })

  test('taken between the mail and the click: refused, the old address stays', async () => {
    const apres = `${nom()}@ch.example`
    const compteId = await unCompte(essai.base)
    await demander(compteId, apres)
    const secret = (await sujetsA(apres))[0]?.secret ?? ''
    await unCompte(essai.base, { courriel: apres.toUpperCase() })
    expect(await confirmer(secret)).toEqual({ ok: false, motif: 'courriel-pris' })
  })

  test('refused: wrong password, shared address, same address, late link', async () => {
    const courriel = `${nom()}@ch.example`
    const compteId = await unCompte(essai.base, { courriel })
    expect(await demander(compteId, 'a.b@ch.example', 'faux')).toMatchObject({ motif: 'mot-de-passe' })
    expect(await demander(compteId, 'secretariat@ch.example')).toMatchObject({ motif: 'adresse' })
    expect(await demander(compteId, courriel)).toMatchObject({ motif: 'adresse' })
    const apres = `${nom()}@ch.example`
    await demander(compteId, apres)
    const secret = (await sujetsA(apres))[0]?.secret ?? ''
    expect(await confirmer(secret, new Date('2026-11-24T09:00:00Z'))).toMatchObject({ motif: 'lien-perime' })
  })
})

test('on screen: opening the link changes nothing, the button does, once', async () => {
  const compteId = await unCompte(essai.base)
  const apres = `${nom()}@ch.example`
  await demander(compteId, apres)
  const chemin = `/courriel/${(await sujetsA(apres))[0]?.secret}`
  const navigateur = applicationComptes(essai.base).client()
  expect((await navigateur.get(chemin)).texte).toContain(apres)
  expect(await trouverCompte(essai.base, compteId)).not.toMatchObject({ courriel: apres })
  expect((await navigateur.post(chemin)).vers).toBe('/connexion')
  expect(await trouverCompte(essai.base, compteId)).toMatchObject({ courriel: apres })
  expect((await navigateur.post(chemin)).statut).toBe(404)
})
