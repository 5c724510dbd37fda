import { mesurer as mesurerLectures } from './annuaire.bench.ts'
import type { Bench } from './figure.ts'
import { mesurerMiroir, preparerTerrain } from './ror/miroir.ts'

/** Issue 5: the mirror of a synthetic nation, then what reads a directory of that size. */
export const mesurer: Bench = async function* (options) {
  const terrain = await preparerTerrain(options.echelle)
  try {
    yield* mesurerMiroir(terrain)
  } finally {
    await terrain.fermer()
  }
  yield* mesurerLectures(options)
}
