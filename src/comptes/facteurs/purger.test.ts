import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { ouvrirAttente } from './attente.ts'
import { purgerFacteurs } from './purger.ts'

const essai = baseDeTest()

test('forgets what is over, keeps what lives; the second run changes nothing', async () => {
  const services = servicesDeTest(essai.base)
  const { base, horloge } = services
  const compteId = await unCompte(base)
  const ouvrir = () =>
    base
      .transaction()
      .execute(tx =>
        ouvrirAttente(tx, { compteId, moyen: 'mot-de-passe', suite: '/', maintenant: horloge() }),
      )
  const connu = () => ({
    compte_id: compteId,
    empreinte: randomBytes(32),
    connu_le: horloge(),
    vu_le: horloge(),
  })
  const confiance = (jours: number) => ({
    empreinte: randomBytes(32),
    compte_id: compteId,
    navigateur: null,
    adresse: null,
    cree_le: horloge(),
    vu_le: horloge(),
    expire_le: new Date(horloge().getTime() + jours * 86_400_000),
  })
  await ouvrir()
  await base.insertInto('appareil_connu').values(connu()).execute()
  await base.insertInto('appareil_de_confiance').values(confiance(30)).execute()
  horloge.avancer(400)
  await ouvrir()
  await base.insertInto('appareil_connu').values(connu()).execute()
  await base.insertInto('appareil_de_confiance').values(confiance(30)).execute()

  for (let nuit = 0; nuit < 2; nuit++) {
    await purgerFacteurs.executer(services, {})
    for (const table of ['connexion_en_attente', 'appareil_connu', 'appareil_de_confiance'] as const)
      expect(await base.selectFrom(table).select('compte_id').execute(), table).toHaveLength(1)
  }
})
