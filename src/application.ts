import { trancheComptes } from './comptes/tranche.ts'
import type { Config } from './socle/config/config.ts'
import { trancheCourriel } from './socle/courriel/tranche.ts'
import type { Tranche } from './socle/tranche.ts'
import { trancheStructures } from './structures/tranche.ts'

/** The slices, in the order in which people meet them. The only place that knows them all. */
const tranches: readonly Tranche[] = [trancheStructures, trancheComptes, trancheCourriel]

/** What runs under this configuration: the demo's rooms do not even exist when it is off. */
export async function assembler(config: Pick<Config, 'DEMO'>): Promise<Tranche[]> {
  if (!config.DEMO) return [...tranches]
  const { trancheDemo } = await import('#demo/tranche.ts')
  return [...tranches, trancheDemo]
}
