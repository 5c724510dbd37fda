import type { Jour } from '#src/socle/temps/jours.ts'
import type { PorteeIncompatible } from './tables.ts'

export type Incompatibilite = {
  profils: readonly [string, string]
  portee: PorteeIncompatible
  raison: string
}

/** A right held or about to be, as this rule reads it. Days are inclusive. */
export type Tenu = {
  profil: string
  structureId: string | null
  /** The entité on which it bears as a whole. */
  surEntite: string | null
  /** The entité of its structure, or the one on which it bears. */
  entite: string | null
  debut: Jour
  fin: Jour
}

export type Conflit<T extends Tenu> = { voulu: Tenu; tenu: T; raison: string }

/** What these rights would meet among those that the same person holds. Its twin is the view `habilitation_incompatible`. */
export function conflits<T extends Tenu>(
  voulus: readonly Tenu[],
  tenus: readonly T[],
  table: readonly Incompatibilite[],
): Conflit<T>[] {
  return voulus.flatMap(voulu =>
    tenus.flatMap(tenu => {
      const paire = table.find(({ profils: [a, b], portee }) => {
        const nommee = (a === voulu.profil && b === tenu.profil) || (b === voulu.profil && a === tenu.profil)
        return nommee && (portee === 'partout' || memeStructure(voulu, tenu))
      })
      const ensemble = voulu.debut <= tenu.fin && tenu.debut <= voulu.fin
      return paire && ensemble ? { voulu, tenu, raison: paire.raison } : []
    }),
  )
}

function memeStructure(a: Tenu, b: Tenu): boolean {
  const couvre = (grand: Tenu, petit: Tenu) =>
    grand.surEntite !== null && petit.structureId !== null && grand.surEntite === petit.entite
  return (a.structureId !== null && a.structureId === b.structureId) || couvre(a, b) || couvre(b, a)
}
