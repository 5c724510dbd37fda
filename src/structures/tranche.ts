import type { Tranche } from '#src/socle/tranche.ts'
import { actesStructures } from './actes.ts'
import { commandesRor } from './ror/commandes.ts'
import { reprendreAuDemarrage, travauxRor } from './ror/synchronisation/travaux.ts'

export const trancheStructures: Tranche = {
  nom: 'structures',
  commandes: commandesRor,
  travaux: travauxRor,
  preparer: reprendreAuDemarrage,
  actes: actesStructures,
}
