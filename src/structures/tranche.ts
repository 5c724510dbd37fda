import type { Tranche } from '#src/socle/tranche.ts'
import { actesStructures } from './actes.ts'
import { commandesNos } from './nos/commandes.ts'
import { chargerLesLivrees } from './nos/livrees.ts'
import { commandesRor } from './ror/commandes.ts'

export const trancheStructures: Tranche = {
  nom: 'structures',
  commandes: [...commandesRor, ...commandesNos],
  actes: actesStructures,
  preparer: ({ base, horloge }) => chargerLesLivrees({ base, maintenant: horloge() }),
}
