/** Where « now » comes from. Injected everywhere, so that a whole year can be lived in a test. */
export type Horloge = () => Date

export const horlogeSysteme: Horloge = () => new Date()

/** A clock that stands still until it is moved. */
export function horlogeReglable(depart: string): Horloge & { avancer: (jours: number) => void } {
  const etat = { instant: new Date(depart).getTime() }
  return Object.assign(() => new Date(etat.instant), {
    avancer: (jours: number) => {
      etat.instant += jours * 86_400_000
    },
  })
}
