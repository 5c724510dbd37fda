import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { StructureOuverte } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { chemins } from './chemins.ts'
import { exigerStructureLisible, type StructureLisible } from './exiger-structure-lisible.ts'

/** What only some kinds of structure have: `estGrandAge`, `aUnPrado`… */
type Genre = (structure: { familles: readonly string[] }) => boolean
type Suite<S> = (r: Requete<Acteur>, s: S) => Promise<Response>

/** A tab of fiches of this kind, for whoever reads them. On another fiche it leads back to its first tab. */
export const lueSi = (genre: Genre, suite: Suite<StructureLisible>) => async (r: Requete<Acteur>) => {
  const lisible = await exigerStructureLisible(r)
  return genre(lisible.structure) ? suite(r, lisible) : r.redirige(chemins.fiche(lisible.structure.id))
}

/** A form of fiches of this kind, for whoever keeps them. On another fiche, whatever is sent, nothing is written. */
export const tenueSi = (genre: Genre, suite: Suite<StructureOuverte>) => async (r: Requete<Acteur>) => {
  const structure = await exigerStructureAdministree(r, r.parametre('structureId'))
  return genre(structure) ? suite(r, structure) : r.redirige(chemins.fiche(structure.id))
}
