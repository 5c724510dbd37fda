import { ajouterJours, type Jour } from '#src/socle/temps/jours.ts'

/** A right that holds or will hold. Days are inclusive. */
export type DroitAUnir = {
  id: string
  /** Profil and perimeter: what two rights must share to overlap. */
  cle: string
  debut: Jour
  fin: Jour
  /** Given by one of the two accounts to the other: by the person to themself. */
  parSoi: boolean
}

export type Reprise = { droitId: string; debut: Jour; fin: Jour }

export type Union = {
  /** What the kept account receives: only the days that it does not hold already. */
  reprises: Reprise[]
  /** Rights of the absorbed account that bring nothing: the kept one holds them all along. */
  inutiles: string[]
  /** Rights of either account that fall, because nobody gives themself a right (G14). */
  ecartes: string[]
}

/**
 * The rights of two accounts of one person, united: each day holds what at least one held, once, never longer than it
 * was given, and nothing that the person gave themself from their other account.
 */
export function unirDroits(
  { garde, absorbe }: { garde: readonly DroitAUnir[]; absorbe: readonly DroitAUnir[] },
  aujourdhui: Jour,
): Union {
  const ecartes = [...garde, ...absorbe].filter(({ parSoi }) => parSoi).map(({ id }) => id)
  const tenus = garde.filter(({ parSoi }) => !parSoi)
  const union: Union = { reprises: [], inutiles: [], ecartes }
  for (const droit of absorbe.filter(({ parSoi }) => !parSoi)) {
    const manque = soustraire(
      { debut: plusTard(droit.debut, aujourdhui), fin: droit.fin },
      tenus.filter(({ cle }) => cle === droit.cle),
    )
    if (manque.length === 0) union.inutiles.push(droit.id)
    union.reprises.push(...manque.map(jours => ({ droitId: droit.id, ...jours })))
  }
  return union
}

type Intervalle = { debut: Jour; fin: Jour }

/** What is left of an interval outside of the others, in order. */
function soustraire(intervalle: Intervalle, autres: readonly Intervalle[]): Intervalle[] {
  return autres.reduce<Intervalle[]>(
    (restes, { debut, fin }) =>
      restes.flatMap(reste =>
        fin < reste.debut || debut > reste.fin
          ? [reste]
          : [
              { debut: reste.debut, fin: ajouterJours(debut, -1) },
              { debut: ajouterJours(fin, 1), fin: reste.fin },
            ].filter(morceau => morceau.debut <= morceau.fin),
      ),
    [intervalle],
  )
}

function plusTard(a: Jour, b: Jour): Jour {
  return a > b ? a : b
}
