import { cleDe } from '#src/habilitations/perimetre.ts'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Jour } from '#src/socle/temps/jours.ts'

/** A right to give, from one row. */
export type DroitVoulu = {
  numero: number
  compteId: string
  perimetre: Perimetre
  profil: string
  debut: Jour
  fin: Jour
  motif: string | null
}

/**
 * Rows that one act gives together: several profils to one person, on one perimeter, for one duration. They receive them at
 * once, and one mail.
 */
export function grouper(droits: readonly DroitVoulu[]): DroitVoulu[][] {
  const parPersonne = Map.groupBy(droits, d =>
    JSON.stringify([d.compteId, cleDe(d.perimetre), d.debut, d.fin, d.motif]),
  )
  return [...parPersonne.values()]
}

/** The first groups, each of another person: what each may be given depends on what the one before was. */
export function prendreUneVague(
  groupes: readonly DroitVoulu[][],
  auPlus: number,
): { vague: DroitVoulu[][]; reste: DroitVoulu[][] } {
  const vus = new Set<string>()
  const vague: DroitVoulu[][] = []
  const reste: DroitVoulu[][] = []
  for (const groupe of groupes) {
    const compteId = groupe[0]?.compteId ?? ''
    ;(vus.has(compteId) || vague.length === auPlus ? reste : vague).push(groupe)
    vus.add(compteId)
  }
  return { vague, reste }
}

/** Halves of what was refused together, to find which profil was: a single row is not cut. */
export function couper(groupe: readonly DroitVoulu[]): DroitVoulu[][] {
  const milieu = Math.ceil(groupe.length / 2)
  return [groupe.slice(0, milieu), groupe.slice(milieu)].filter(({ length }) => length > 0)
}
