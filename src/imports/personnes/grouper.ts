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

/** As many people as one act takes. */
const personnesMax = 50

/**
 * Rows that one act can give together: the same profils to each person, on one perimeter, for one duration. A person who
 * receives several profils there receives them at once, and one mail.
 */
export function grouper(droits: readonly DroitVoulu[]): DroitVoulu[][] {
  const parPersonne = Map.groupBy(droits, d =>
    JSON.stringify([d.compteId, cleDe(d.perimetre), d.debut, d.fin, d.motif]),
  )
  const semblables = Map.groupBy(parPersonne.values(), siens => {
    const [premier] = siens
    const profils = siens.map(({ profil }) => profil).sort()
    return JSON.stringify([
      premier && cleDe(premier.perimetre),
      premier?.debut,
      premier?.fin,
      premier?.motif,
      profils,
    ])
  })
  return [...semblables.values()].flatMap(personnes => enPaquets(personnes).map(paquet => paquet.flat()))
}

function enPaquets<T>(tous: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(tous.length / personnesMax) }, (_, i) =>
    tous.slice(i * personnesMax, (i + 1) * personnesMax),
  )
}

/**
 * Two people of a group, each alone, and all the others: what refuses both with the same words refuses everybody. With fewer
 * than four people, or several profils, it is no shorter than looking at each: nobody is set apart.
 */
export function separer(groupe: readonly DroitVoulu[]): { extremes: DroitVoulu[][]; milieu: DroitVoulu[] } {
  const personnes = [...Map.groupBy(groupe, ({ compteId }) => compteId).values()]
  if (personnes.length < 4 || personnes.length < groupe.length) return { extremes: [], milieu: [...groupe] }
  return {
    extremes: [...personnes.slice(0, 1), ...personnes.slice(-1)],
    milieu: personnes.slice(1, -1).flat(),
  }
}

/** Halves of what was refused together, to find who: by people first, then by profils. A single row is not cut. */
export function couper(groupe: readonly DroitVoulu[]): DroitVoulu[][] {
  const couperSur = (cle: (d: DroitVoulu) => string): DroitVoulu[][] | null => {
    const valeurs = [...new Set(groupe.map(cle))]
    if (valeurs.length < 2) return null
    const premieres = new Set(valeurs.slice(0, Math.ceil(valeurs.length / 2)))
    return [groupe.filter(d => premieres.has(cle(d))), groupe.filter(d => !premieres.has(cle(d)))]
  }
  return couperSur(d => d.compteId) ?? couperSur(d => d.profil) ?? [[...groupe]]
}
