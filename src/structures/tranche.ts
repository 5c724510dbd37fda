import type { Tranche } from '#src/socle/tranche.ts'
import { actesStructures } from './actes.ts'
import { commandesRor } from './ror/commandes.ts'

export const trancheStructures: Tranche = {
  nom: 'structures',
  commandes: commandesRor,
  actes: actesStructures,
}
