import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import { trancheRevues } from '#src/revues/tranche.ts'
import type { Base } from '#src/socle/base/base.ts'
import { applicationConnectee } from '../socle/application-connectee.ts'

/** The slice with the rights it reviews. */
export const applicationRevues = (base: Base, depart?: string) =>
  applicationConnectee(base, [trancheRevues, trancheHabilitations], depart)
