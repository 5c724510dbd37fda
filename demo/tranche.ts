import type { Tranche } from '#src/socle/tranche.ts'
import { dresserLeDouble } from './pro-sante-connect/demo.ts'
import { dresserLeRor } from './ror/double.ts'
import { routes } from './routes.ts'
import { semerDemo } from './semer-demo.ts'

/** Only in demo mode: the fictional region, one-click sign-in, the local mailbox, the living page of components. */
export const trancheDemo: Tranche = {
  nom: 'demo',
  routes,
  preparer: async services => {
    dresserLeDouble(services)
    await dresserLeRor(services)
    await semerDemo(services)
  },
}
