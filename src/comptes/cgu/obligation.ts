import type { Jour } from '#src/socle/temps/jours.ts'
import { cguEnVigueur } from './versions.ts'

export const cheminAccepter = '/cgu/accepter'

/** Whether the terms that apply now are still to be accepted: at first sign-in, and at each new version. */
export function doitAccepter(s: { cguVersion: Jour | null; maintenant: Date }): boolean {
  return s.cguVersion === null || s.cguVersion < cguEnVigueur(s.maintenant).version
}
