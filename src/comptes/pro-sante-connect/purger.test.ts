import { expect, test } from 'vitest'
import { applicationPsc, identite, presenterSaCarte } from '#test/comptes/pro-sante-connect.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { purgerProSanteConnect } from './purger.ts'

const essai = baseDeTest()

test('departures of yesterday and identities that nobody linked go; twice changes nothing', async () => {
  const { client, services } = applicationPsc(essai.base, [identite()])
  await presenterSaCarte(client())
  const restes = async () =>
    Promise.all(
      (['psc_essai', 'psc_attente'] as const).map(
        async table =>
          (
            await essai.base
              .selectFrom(table)
              .select(eb => eb.fn.countAll<number>().as('n'))
              .execute()
          )[0]?.n,
      ),
    )
  const purger = () => purgerProSanteConnect.executer(services, {})
  await purger()
  expect(await restes()).toEqual([1, 1])
  services.horloge.avancer(2)
  await purger()
  await purger()
  expect(await restes()).toEqual([0, 0])
})
