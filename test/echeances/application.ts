import { trancheEcheances } from '#src/echeances/tranche.ts'
import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import type { Base } from '#src/socle/base/base.ts'
import { applicationConnectee } from '../socle/application-connectee.ts'

/** The slice with the rights it renews. */
export const applicationEcheances = (base: Base, depart?: string) =>
  applicationConnectee(base, [trancheEcheances, trancheHabilitations], depart)
