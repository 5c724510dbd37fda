import type { Tranche } from '#src/socle/tranche.ts'
import { actes } from './actes.ts'

/** Rights: who may do what, where, until when, given by whom. */
export const trancheHabilitations: Tranche = { nom: 'habilitations', actes }
