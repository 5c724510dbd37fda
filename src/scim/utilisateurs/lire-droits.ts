import { sql } from 'kysely'
import { estVivante } from '#src/habilitations/lectures/vivantes.ts'
import type { Lecture } from '#src/socle/base/base.ts'

export type DroitMontre = {
  compteId: string
  value: string
  display: string
  structure: string
  finess: string | null
  unite: string | null
  debut: string
  fin: string
}

/** What these people hold or will hold in the structures of the entité, and nowhere else: the rest is not its to know. */
export async function lireDroits(
  base: Lecture,
  { entiteId, maintenant }: { entiteId: string; maintenant: Date },
  compteIds: readonly string[],
): Promise<DroitMontre[]> {
  if (compteIds.length === 0) return []
  return base
    .selectFrom('habilitation as h')
    .innerJoin('profil as p', 'p.code', 'h.profil_code')
    .innerJoin('structure as s', 's.id', 'h.structure_id')
    .leftJoin('unite as u', 'u.id', 'h.unite_id')
    .select(['h.compte_id as compteId', 'p.code as value', 'p.libelle as display', 's.nom as structure'])
    .select(['s.finess', 'u.nom as unite', 'h.debut', 'h.fin'])
    .where('s.entite_juridique_id', '=', entiteId)
    .where('h.compte_id', '=', sql<string>`any(${compteIds}::uuid[])`)
    .where(estVivante(maintenant, 'h'))
    .orderBy('p.ordre')
    .orderBy('h.id')
    .execute()
}
