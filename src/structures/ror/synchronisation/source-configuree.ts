import type { Services } from '#src/socle/services.ts'
import { ouvrirSource, type Source } from '../source/client.ts'
import { outilsReels } from '../source/outils.ts'
import { lireReglagesRor } from '../source/reglages.ts'

/** The ROR that the operator has configured; null when there is none. @throws ConfigInvalide when it is half done */
export function sourceConfiguree({ config, horloge }: Services): Source | null {
  const reglages = lireReglagesRor(config)
  return reglages && ouvrirSource(reglages, outilsReels(reglages, horloge))
}
