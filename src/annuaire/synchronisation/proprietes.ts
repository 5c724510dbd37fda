import type { Jour } from '#src/socle/temps/jours.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { ChangementLu } from '#src/structures/historique/lire-changements.ts'
import type { ObjetSuivi } from '#src/structures/ror/synchronisation/lire-objets.ts'
import type { PassageLu } from '#src/structures/ror/synchronisation/lire-passages.ts'
import type { StructureLisible } from '../exiger-structure-lisible.ts'

/** What the tab « Synchronisation » shows. */
export type ProprietesSynchronisation = StructureLisible & {
  general: PassageLu | undefined
  sienne: PassageLu | undefined
  /** The last run that noted nothing, among the days shown. */
  muet: PassageLu | undefined
  objets: readonly ObjetSuivi[]
  changements: readonly ChangementLu[]
  depuis: Jour
  attendue: boolean
  configuree: boolean
  regionale: boolean
  jeton: string
  motif: string
  erreurs: Erreurs
}
