import type { Tranche } from '#src/socle/tranche.ts'
import { purgerAppels } from '#src/socle/web/cadence/purger.ts'
import { routesFhir } from './routes.ts'

/** FHIR R4, to read what everybody may see of the directory. It writes nothing and reads no session. */
export const trancheFhir: Tranche = { nom: 'fhir', routes: routesFhir, travaux: [purgerAppels] }
