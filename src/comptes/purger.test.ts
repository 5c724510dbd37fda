import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { noterEssai } from './connexion/essais.ts'
import { ouvrirSession } from './connexion/session.ts'
import { creerLien } from './liens/liens.ts'
import { purgerComptes } from './purger.ts'

const essai = baseDeTest()

test('takes away what is over, keeps the rest, and finds nothing the second time', async () => {
  const services = servicesDeTest(essai.base)
  const { base } = essai
  const ilYA = (jours: number) => new Date(services.horloge().getTime() - jours * 86_400_000)
  const courriel = 'purge@ch.example'
  const compteId = await unCompte(base, { courriel })
  const origine = {}
  for (const age of [397, 395, 10, 3, 0.9, 0.01]) {
    const maintenant = ilYA(age)
    await noterEssai(base, { courriel, compteId, moyen: 'mot-de-passe', maintenant, origine })
    await base.transaction().execute(async tx => {
      await ouvrirSession(tx, { compteId, moyen: 'demo', maintenant, origine, config: services.config })
      await creerLien(tx, { compteId, usage: 'mot-de-passe', maintenant })
      const soumission = { jeton: randomUUID(), compte_id: compteId, reponse: null, cree_le: maintenant }
      await tx.insertInto('soumission').values(soumission).execute()
    })
  }
  const restant = async () => {
    const compter = async (table: 'session' | 'jeton_compte' | 'connexion' | 'soumission') =>
      (
        await base
          .selectFrom(table)
          .select(table === 'connexion' ? 'instant' : 'compte_id')
          .execute()
      ).length
    return [
      await compter('session'),
      await compter('jeton_compte'),
      await compter('connexion'),
      await compter('soumission'),
    ]
  }
  expect(await restant()).toEqual([6, 6, 6, 6])
  await purgerComptes.executer(services, {})
  const apres = await restant()
  expect(apres).toEqual([1, 2, 5, 2])
  await purgerComptes.executer(services, {})
  expect(await restant()).toEqual(apres)
})
