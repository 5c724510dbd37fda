import type { Bench } from './figure.ts'
import { mesurerMiroir, preparerTerrain } from './ror/miroir.ts'

/** Issue 5: the mirror of a synthetic nation, then what reads the base that it has filled. */
export const mesurer: Bench = async function* ({ echelle }) {
  const terrain = await preparerTerrain(echelle)
  try {
    yield* mesurerMiroir(terrain)
  } finally {
    await terrain.fermer()
  }
}
