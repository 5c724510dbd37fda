import type { Insertable } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Tables } from '#src/socle/base/tables.ts'

/** An open hospital of the Hérault (category 355, centre hospitalier) unless told otherwise. */
export async function uneStructure(
  base: Lecture,
  voulue: Partial<Insertable<Tables['structure']>> & { categorie?: string; departement?: string } = {},
): Promise<{ id: string; nom: string }> {
  const { categorie = '355', departement = '34', ...colonnes } = voulue
  return base
    .insertInto('structure')
    .values({
      nom: 'CH de Lunel',
      commune: 'Lunel',
      categorie_code: categorie,
      departement_code: departement,
      ...colonnes,
    })
    .returning(['id', 'nom'])
    .executeTakeFirstOrThrow()
}

export async function uneEntite(base: Lecture, nom = 'GH du Golfe'): Promise<{ id: string; nom: string }> {
  return base
    .insertInto('entite_juridique')
    .values({ nom })
    .returning(['id', 'nom'])
    .executeTakeFirstOrThrow()
}

export async function uneUnite(
  base: Lecture,
  voulue: Partial<Insertable<Tables['unite']>> & { structureId: string },
): Promise<{ id: string; nom: string }> {
  const { structureId, ...colonnes } = voulue
  return base
    .insertInto('unite')
    .values({ structure_id: structureId, nom: 'Médecine polyvalente', ...colonnes })
    .returning(['id', 'nom'])
    .executeTakeFirstOrThrow()
}
