import type { Acteur } from '../acces/acteur.ts'
import type { Services } from '../services.ts'
import type { Tranche } from '../tranche.ts'

/** What the web application is made of. */
export type OptionsServeur = {
  services: Services
  tranches: readonly Tranche[]
  /** Who a session cookie stands for, now. */
  identifier: (jeton: string, maintenant: Date) => Promise<Acteur | null>
}
