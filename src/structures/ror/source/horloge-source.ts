import { instant, type Objet, objet } from '../fhir.ts'

/** When the source answered, by its own clock: undefined when it does not say. */
export function horlogeDesEntetes(entetes: Headers): Date | undefined {
  const date = new Date(entetes.get('date') ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** Same, of a Bundle, which is dated itself. */
export function horlogeDuBundle(corps: Objet, entetes: Headers): Date | undefined {
  const ecrit = instant(objet(corps.meta)?.lastUpdated)
  return ecrit ? new Date(ecrit) : horlogeDesEntetes(entetes)
}

/**
 * Up to when the source has been seen. A clock that runs ahead would skip what changes until we catch up with it, one
 * that is late says itself how far: the earliest of both clocks loses nothing.
 */
export function repere(vuLe: Date | undefined, maintenant: Date): Date {
  return vuLe && vuLe < maintenant ? vuLe : maintenant
}
