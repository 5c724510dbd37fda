import { sql } from 'kysely'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type StructureResumee, selectionStructures } from '#src/structures/requetes.ts'

export type StructureListee = StructureResumee & {
  /** When the ROR last changed it. */
  majLe: Date | null
}

export const structuresParPage = 50

/**
 * The structures whose fiche somebody may read, by name: where they hold a right, and what they administer.
 * @param options.texte words of the name, the town or the FINESS, whatever their accents
 * @param options.page from 1
 */
export async function lireMesStructures(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  options: { texte?: string; page?: number } = {},
): Promise<{ total: number; structures: StructureListee[] }> {
  const detenues = acteur.droits.flatMap(({ perimetre }) =>
    'structureId' in perimetre ? [perimetre.structureId] : [],
  )
  const mots = (options.texte ?? '').split(/\s+/).filter(Boolean).slice(0, 6)
  const lisible = sql<boolean>`(structure.id = any(${detenues}::uuid[]) or ${structuresDe(administrationDe(acteur))})`
  const cherchee = mots.map(mot => sql<boolean>`structure.recherche like '%' || normaliser(${mot}) || '%'`)
  const { total } = await base
    .selectFrom('structure')
    .where(({ and }) => and([lisible, ...cherchee]))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const structures = await selectionStructures(base)
    .select('structure.ror_maj_le as majLe')
    .where(({ and }) => and([lisible, ...cherchee]))
    .orderBy('structure.nom')
    .orderBy('structure.id')
    .limit(structuresParPage)
    .offset(((options.page ?? 1) - 1) * structuresParPage)
    .execute()
  return { total, structures }
}
