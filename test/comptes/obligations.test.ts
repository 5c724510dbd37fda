import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cguEnVigueur } from '#src/comptes/cgu/versions.ts'
import { trancheComptes } from '#src/comptes/tranche.ts'
import { trancheEspace } from '#src/espace/tranche.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe, creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { motDePasseDeTest, unCompte } from './un-compte.ts'

const essai = baseDeTest()
const motDePasse = motDePasseDeTest
const nouveau = 'sept pommes vertes mûres'
const monCompte = '/administration/mon-compte/connexion'

/** Somebody new, signed in with their password in a fresh browser. */
async function connecte(variables: NodeJS.ProcessEnv = {}, choix: Parameters<typeof unCompte>[1] = {}) {
  const services = servicesDeTest(essai.base, { variables: { SECOND_FACTEUR: 'desactive', ...variables } })
  const app = creerServeur({
    services,
    tranches: [trancheComptes, trancheEspace],
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  const courriel = `${randomUUID()}@ch.example`
  const compteId = await unCompte(essai.base, { courriel, cgu_version: null, ...choix })
  const client = creerClient(app)
  expect((await client.post('/connexion', { courriel, motDePasse })).statut).toBe(303)
  const accepter = async (champs: Record<string, string> = {}) => {
    const page = await client.get(`/cgu/accepter?suite=${encodeURIComponent(monCompte)}`)
    const caches = { version: champDe(page.texte, 'version'), suite: champDe(page.texte, 'suite') }
    return client.post('/cgu/accepter', { accepte: 'oui', ...caches, ...champs })
  }
  return { client, compteId, courriel, accepter, services }
}

describe('the terms of use', () => {
  test('come before every page, and lead back to the one that was asked', async () => {
    const { client, accepter } = await connecte()
    const detour = `/cgu/accepter?suite=${encodeURIComponent(monCompte)}`
    expect((await client.get(monCompte)).vers).toBe(detour)
    expect((await client.post('/administration/mon-compte/sessions', { session: 'autres' })).vers).toBe(
      '/cgu/accepter',
    )
    expect((await client.get('/aide')).statut).toBe(200)
    const refus = await client.post('/cgu/accepter', { version: '2026-11-01', suite: monCompte })
    expect(refus.statut).toBe(422)
    expect(refus.texte).toContain('Cochez la case')
    expect((await accepter()).vers).toBe(monCompte)
    const page = await client.get(monCompte)
    expect(page.statut).toBe(200)
    expect(page.texte).toContain('Versions acceptées')
    expect((await client.get(detour)).vers).toBe(monCompte)
  })

  test('are proved: who, which text, when, from where; once, and in the journal', async () => {
    const { compteId, accepter, services } = await connecte()
    await Promise.all([accepter(), accepter()])
    const preuves = await essai.base
      .selectFrom('acceptation_cgu')
      .selectAll()
      .where('compte_id', '=', compteId)
      .execute()
    const { version, empreinte } = cguEnVigueur(services.horloge())
    expect(preuves).toEqual([
      {
        compte_id: compteId,
        version,
        empreinte,
        acceptee_le: services.horloge(),
        adresse: null,
        navigateur: 'Essais',
      },
    ])
    const journal = await essai.base
      .selectFrom('journal')
      .select('details')
      .where('acte', '=', 'compte.cgu-acceptees')
      .where('compte_id', '=', compteId)
      .execute()
    expect(journal).toEqual([{ details: { version } }])
  })

  test.each([
    ['another version than the one that applies', { version: '1999-01-01' }],
    ['no version', { version: '' }],
    ['nonsense', { version: "' or 1=1 --", accepte: 'non' }],
  ])('%s is not accepted', async (_, champs) => {
    const { client, accepter } = await connecte()
    expect((await accepter(champs)).statut).toBe(422)
    expect((await client.get(monCompte)).vers).toContain('/cgu/accepter')
  })

  test('never lead out of the site', async () => {
    const { accepter } = await connecte()
    expect((await accepter({ suite: '//ailleurs.example' })).vers).toBe('/')
  })

  test('every version stays readable by anybody', async () => {
    const { client } = await connecte()
    client.cookies.clear()
    expect((await client.get('/cgu')).texte).toContain('En vigueur depuis le 1er')
    expect((await client.get('/cgu/2026-11-01')).statut).toBe(200)
    for (const version of ['1999-01-01', 'rien', '..%2Fsecret']) {
      expect((await client.get(`/cgu/${version}`)).statut).toBe(404)
    }
  })

  test('the base refuses to change, remove or invent a proof', async () => {
    const { compteId, accepter } = await connecte()
    await accepter()
    const faire = (requete: string) => essai.base.pool.query(requete)
    await expect(faire("update acceptation_cgu set adresse = 'x'")).rejects.toThrow('ne se modifie pas')
    await expect(faire('delete from acceptation_cgu')).rejects.toThrow('ne se modifie pas')
    await expect(faire('truncate acceptation_cgu cascade')).rejects.toThrow('ne se modifie pas')
    const inventer = faire(`update compte set cgu_version = '2099-01-01' where id = '${compteId}'`)
    await expect(inventer).rejects.toThrow('compte_cgu_prouvee')
  })
})

describe('a password that the operator lets live six months', () => {
  const variables = { MOT_DE_PASSE_DUREE_MOIS: '6' }
  const envoyer = (client: Awaited<ReturnType<typeof connecte>>['client'], champs: Record<string, string>) =>
    client.post('/mot-de-passe-expire', {
      suite: monCompte,
      confirmation: champs.motDePasse ?? '',
      ...champs,
    })

  test('is renewed on a page of its own, and not by itself', async () => {
    const ancien = { mot_de_passe_change_le: new Date('2026-05-23T09:00:00Z') }
    const { client, accepter } = await connecte(variables, ancien)
    expect((await accepter()).vers).toBe(monCompte)
    expect((await client.get(monCompte)).vers).toContain('/mot-de-passe-expire')
    const page = await client.get(`/mot-de-passe-expire?suite=${monCompte}`)
    expect(page.texte).toContain('tous les 6\u00a0mois')
    const meme = await envoyer(client, { actuel: motDePasse, motDePasse })
    expect(meme.texte).toContain('différent de l’actuel')
    expect((await envoyer(client, { actuel: 'faux', motDePasse: nouveau })).statut).toBe(422)
    expect((await envoyer(client, { actuel: motDePasse, motDePasse: nouveau })).vers).toBe(monCompte)
    expect((await client.get(monCompte)).statut).toBe(200)
    expect((await client.get(`/mot-de-passe-expire?suite=${monCompte}`)).vers).toBe(monCompte)
  })

  test('does not bother who changed it since', async () => {
    const { client, accepter } = await connecte(variables, {
      mot_de_passe_change_le: new Date('2026-05-24T09:00:00Z'),
    })
    await accepter()
    expect((await client.get(monCompte)).statut).toBe(200)
  })
})
