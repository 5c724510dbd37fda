import type { Services } from './socle/services.ts'
import type { Tranche } from './socle/tranche.ts'

/** The slices, in the order in which people meet them. The only place that knows them all. */
export async function assembler(_services: Pick<Services, 'config'>): Promise<Tranche[]> {
  return []
}
