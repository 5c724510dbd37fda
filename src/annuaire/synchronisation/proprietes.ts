import type { Child } from 'hono/jsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { ObjetSuivi } from '#src/structures/ror/synchronisation/lire-objets.ts'
import type { PassageLu } from '#src/structures/ror/synchronisation/lire-passages.ts'
import type { StructureLisible } from '../exiger-structure-lisible.ts'

/** What the tab « Synchronisation » shows. */
export type ProprietesSynchronisation = StructureLisible & {
  general: PassageLu | undefined
  sienne: PassageLu | undefined
  /** The last run that noted nothing, among the recent ones. */
  muet: PassageLu | undefined
  objets: readonly ObjetSuivi[]
  /** The section that tells what the ROR changed. */
  changements: Child
  attendue: boolean
  configuree: boolean
  regionale: boolean
  jeton: string
  motif: string
  erreurs: Erreurs
}
