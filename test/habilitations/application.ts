import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import type { Base } from '#src/socle/base/base.ts'
import { applicationConnectee } from '../socle/application-connectee.ts'

/** The slice alone. */
export const applicationHabilitations = (base: Base) => applicationConnectee(base, [trancheHabilitations])
