import { type ReferentsDeStructure, referentsDe } from '#src/habilitations/lectures/referents.ts'
import { structuresDesEntites } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'

/** G3: each structure where this person holds a right now, whatever the unit, with whom to ask there. */
export async function mesRelais(
  base: Lecture,
  { droits }: Pick<Acteur, 'droits'>,
  maintenant: Date,
): Promise<ReferentsDeStructure[]> {
  const structures = droits.flatMap(({ perimetre }) =>
    'structureId' in perimetre ? [perimetre.structureId] : [],
  )
  const entites = droits.flatMap(({ perimetre }) =>
    perimetre.genre === 'entite' ? [perimetre.entiteId] : [],
  )
  const desEntites = await structuresDesEntites(base, entites)
  return referentsDe(base, [...new Set([...structures, ...desEntites])], maintenant)
}
