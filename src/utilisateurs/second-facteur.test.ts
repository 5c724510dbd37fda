import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { facteursDuCompte } from '#src/comptes/facteurs/registre.ts'
import { trancheComptes } from '#src/comptes/tranche.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { uneApplication } from '#test/facteurs/un-facteur.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { chemins } from './chemins.ts'
import { trancheUtilisateurs } from './tranche.ts'

const t = baseDeTest()
type Client = ReturnType<typeof creerClient>
const s = {} as {
  services: ReturnType<typeof servicesDeTest>
  hopital: Awaited<ReturnType<typeof unHopital>>
  ouvrir: (compteId: string) => Promise<Client>
  anne: Client
}

beforeAll(async () => {
  s.services = servicesDeTest(t.base)
  const app = creerServeur({
    services: s.services,
    tranches: [trancheComptes, trancheUtilisateurs],
    identifier: (jeton, maintenant) => identifier(s.services, jeton, maintenant),
  })
  s.hopital = await unHopital(t.base)
  s.ouvrir = async compteId => {
    const maintenant = s.services.horloge()
    const session = { compteId, moyen: 'demo' as const, maintenant, origine: {}, config: s.services.config }
    const client = creerClient(app)
    client.cookies.set('session', await enTransaction(t.base, tx => ouvrirSession(tx, session)))
    return client
  }
  s.anne = await s.ouvrir(s.hopital.anne.id)
})

const reinitialiser = (client: Client, compteId: string, raison = 'Téléphone volé, vu ce matin') =>
  client.post(chemins.secondFacteur(compteId), { jeton: randomUUID(), raison })
const avecFacteur = async (compteId: string) => {
  await uneApplication(s.services, compteId)
  return compteId
}
const nombre = async (compteId: string) => (await facteursDuCompte(t.base, compteId)).length

test('a référent resets a colleague: factors, codes, devices and sessions go; told by mail and in the journal', async () => {
  const { bruno, anne } = s.hopital
  await avecFacteur(bruno.id)
  const sien = await s.ouvrir(bruno.id)
  expect((await s.anne.get(chemins.fiche(bruno.id))).texte).toContain('Réinitialiser les seconds facteurs')
  const page = await s.anne.get(chemins.secondFacteur(bruno.id))
  expect(page.texte).toContain('Assurez-vous que c’est bien votre collègue')
  const sansRaison = await reinitialiser(s.anne, bruno.id, ' ')
  expect(sansRaison.statut).toBe(422)
  expect(await nombre(bruno.id)).toBe(1)

  expect((await reinitialiser(s.anne, bruno.id)).vers).toBe(chemins.fiche(bruno.id))
  expect(await nombre(bruno.id)).toBe(0)
  expect((await sien.get(chemins.recherche)).vers).toMatch(/^\/connexion/)
  const { facteurs } = await t.base
    .selectFrom('compte')
    .select('facteurs')
    .where('id', '=', bruno.id)
    .executeTakeFirstOrThrow()
  expect(facteurs).toBe('a-choisir')
  const lignes = await t.base
    .selectFrom('journal')
    .select(['acteur_id', 'motif', 'issue'])
    .where('acte', '=', 'facteur.reinitialises')
    .where('compte_id', '=', bruno.id)
    .execute()
  expect(lignes).toEqual([{ acteur_id: anne.id, motif: 'Téléphone volé, vu ce matin', issue: 'fait' }])
  const courriel = await t.base
    .selectFrom('courriel')
    .select(['sujet', 'texte'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(courriel.sujet).toBe('Vos seconds facteurs ViaTrajectoire ont été réinitialisés')
  expect(courriel.texte).toContain('Anne Duval a retiré')
  expect(courriel.texte).toContain('Téléphone volé, vu ce matin')
})

test('nobody resets their own, nor those of somebody outside of their perimeter: 404 and a line', async () => {
  const { anne } = s.hopital
  await avecFacteur(anne.id)
  const ailleurs = await avecFacteur((await unePersonne(t.base)).id)
  for (const compteId of [anne.id, ailleurs, randomUUID(), 'rien']) {
    expect((await s.anne.get(chemins.secondFacteur(compteId))).statut).toBe(404)
    expect((await reinitialiser(s.anne, compteId)).statut).toBe(404)
  }
  expect(await nombre(anne.id)).toBe(1)
  expect(await nombre(ailleurs)).toBe(1)
})

test('the regional team resets those of a référent; a mere professional, of nobody', async () => {
  const { bruno, chloe, structure } = s.hopital
  const regional = await unePersonne(t.base)
  await uneHabilitation(t.base, {
    compteId: regional.id,
    profil: 'adm-regional',
    perimetre: { genre: 'region', region: '76' },
  })
  await uneHabilitation(t.base, {
    compteId: chloe.id,
    profil: 'san-demandeur-soins',
    structureId: structure.id,
  })
  await avecFacteur(bruno.id)
  expect((await reinitialiser(await s.ouvrir(chloe.id), bruno.id)).statut).toBe(403)
  expect(await nombre(bruno.id)).toBe(1)
  expect((await reinitialiser(await s.ouvrir(regional.id), bruno.id)).statut).toBe(303)
  expect(await nombre(bruno.id)).toBe(0)
})
