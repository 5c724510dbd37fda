import { jourDe } from '#src/socle/temps/jours.ts'
import { creerAlea } from './alea.ts'
import { peuplerEquipes } from './personnel/equipes.ts'
import { ouvrirRegistre } from './personnel/identites.ts'
import { donner, peuplerStructure } from './personnel/peupler.ts'
import type { Peuplement } from './personnel/types.ts'
import { aussiAilleurs } from './personnel/vedettes.ts'
import type { Ressource } from './ror/fhir.ts'
import { planifier, type StructurePrevue } from './ror/plan.ts'
import { enRessources } from './ror/ressources.ts'

export type RegionDemo = { structures: StructurePrevue[]; ressources: Ressource[]; peuplement: Peuplement }

/** The whole demo region, in memory: a pure function of a seed and of the day, since rights end « in 5 days ». */
export function imaginerRegion({ graine, maintenant }: { graine: number; maintenant: Date }): RegionDemo {
  const source = creerAlea(graine)
  const structures = planifier(source.part('structures'))
  const ressources = enRessources(structures, { alea: source.part('ressources'), maintenant })
  const peuplement: Peuplement = { personnes: [], droits: [], departs: [], propositions: [] }
  const contexte = { aujourdHui: jourDe(maintenant), registre: ouvrirRegistre(), peuplement }
  const chargees = peuplerEquipes({ ...contexte, alea: source.part('equipes') })
  const unites = unitesParStructure(ressources)
  const vus = new Set<string>()

  for (const structure of structures) {
    const sorte = `${structure.modele} ${structure.departement}`
    peuplerStructure(structure, !vus.has(sorte), {
      ...contexte,
      alea: source.part(structure.finess),
      unites,
      chargees,
    })
    vus.add(sorte)
  }

  const alea = source.part('ailleurs')
  for (const { courriel, en } of aussiAilleurs) {
    const personne = peuplement.personnes.find(connue => connue.courriel === courriel)
    for (const [modele, departement, profils] of en) {
      const structure = structures.find(s => s.modele === modele && s.departement === departement)
      if (!personne || !structure)
        throw new Error(`La région de démonstration n’a pas ${courriel} en ${modele} ${departement}.`)
      const attribueePar = chargees.get(departement) ?? null
      donner(
        personne,
        profils,
        { genre: 'structure', finess: structure.finess },
        { genre: 'court' },
        { attribueePar, c: { ...contexte, alea } },
      )
    }
  }
  return { structures, ressources, peuplement }
}

/** ROR ids of the units that have an offer or hang under a pôle: those that people are attached to. */
function unitesParStructure(ressources: readonly Ressource[]): Map<string, string[]> {
  const unites = new Map<string, string[]>()
  for (const { id } of ressources) {
    const finess = /^demo-oi-(\w+)-\d+$/.exec(id)?.[1]
    if (finess) unites.set(finess, [...(unites.get(finess) ?? []), id])
  }
  return unites
}
