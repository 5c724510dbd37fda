import type { Tranche } from '#src/socle/tranche.ts'
import { routesTextes } from './routes-textes.tsx'

/** What everyone finds on arriving: home, own account, own référents, help. */
export const trancheEspace: Tranche = {
  nom: 'espace',
  routes: routesTextes,
}
