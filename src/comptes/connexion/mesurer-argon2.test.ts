import { expect, test } from 'vitest'
import { schemaArgon2 } from '#src/socle/config/argon2.ts'
import { type Chronometre, recommander } from './mesurer-argon2.ts'

/** A machine where a pass over 19 MiB takes that many milliseconds. */
const machine =
  (parPasse: number): Chronometre =>
  async ({ timeCost }) =>
    timeCost * parPasse

test.each([
  ['a quick machine affords more passes', 5, 100, 20],
  ['as many as fit', 7, 20, 2],
  ['never less than the minimum, however slow', 200, 20, 2],
  ['nor more than what the configuration takes', 0.1, 2000, 20],
])('%s', async (_, parPasse, cible, passes) => {
  const { recommandes, duree } = await recommander(cible, machine(parPasse))
  expect(recommandes).toMatchObject({ memoryCost: 19_456, timeCost: passes })
  expect(duree).toBeCloseTo(parPasse * passes)
})

test('what is recommended for this very machine is what the configuration takes', async () => {
  const { recommandes } = await recommander(20)
  const { memoryCost: m, timeCost: t, parallelism: p } = recommandes
  expect(schemaArgon2.parse(`m=${m},t=${t},p=${p}`)).toEqual(recommandes)
})
