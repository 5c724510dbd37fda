import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { trouverStructure } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { type StructureResumee, structureParId } from '#src/structures/requetes.ts'

export type StructureLisible = {
  structure: StructureResumee
  /** Whether this person administers the whole structure: what they may see of its history, and do from here. */
  administree: boolean
  /** The units to which they are limited there; null: the whole structure is theirs, empty: they only read. */
  unites: readonly string[] | null
}

/** Whether this person keeps what is about a unit, or about the structure itself (null). */
export function tient({ unites }: Pick<StructureLisible, 'unites'>, uniteId: string | null): boolean {
  return unites === null || (uniteId !== null && unites.includes(uniteId))
}

/**
 * The structure of the address, for whoever holds a right in it or administers it. For anybody else it does not
 * exist, and the attempt is written down.
 * @throws Introuvable
 */
export async function exigerStructureLisible(r: Requete<Acteur>): Promise<StructureLisible> {
  const id = r.parametre('structureId')
  const { base } = r.services
  const structure = await structureParId(base, id)
  if (structure) {
    const administree = await trouverStructure(base, r.acteur, structure.id)
    if (administree || detientUnDroit(r.acteur, structure.id))
      return {
        structure,
        administree: administree?.unites === null,
        unites: administree ? administree.unites : [],
      }
  }
  return refuserAcces(r, { objet: 'structure', id })
}

function detientUnDroit({ droits }: Acteur, structureId: string): boolean {
  return droits.some(({ perimetre }) => 'structureId' in perimetre && perimetre.structureId === structureId)
}
