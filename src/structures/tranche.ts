import type { Tranche } from '#src/socle/tranche.ts'
import { actesStructures } from './actes.ts'
import { commandesNos } from './nos/commandes.ts'
import { chargerLesLivrees } from './nos/livrees.ts'
import { commandesRor } from './ror/commandes.ts'
import { mesuresRor } from './ror/synchronisation/mesures.ts'
import { reprendreAuDemarrage, travauxRor } from './ror/synchronisation/travaux.ts'

export const trancheStructures: Tranche = {
  nom: 'structures',
  commandes: [...commandesRor, ...commandesNos],
  travaux: travauxRor,
  actes: actesStructures,
  mesures: mesuresRor,
  preparer: async services => {
    await chargerLesLivrees({ base: services.base, maintenant: services.horloge() })
    await reprendreAuDemarrage(services)
  },
}
