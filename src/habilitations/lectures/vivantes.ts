import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { jour } from '#src/socle/temps/jours.ts'
import type { Vivante } from '../regles/recouvrement.ts'

export type VivanteDe = Vivante & { compteId: string; profil: string; recevoirCourriels: boolean }

/** What these people already hold or will hold, for these profils, wherever it is. */
export async function lireVivantes(
  base: Lecture,
  de: { compteIds: readonly string[]; profils: readonly string[] },
  maintenant: Date,
): Promise<VivanteDe[]> {
  if (de.compteIds.length === 0 || de.profils.length === 0) return []
  const lignes = await base
    .selectFrom('habilitation')
    .select(['id', 'compte_id', 'profil_code', 'perimetre', 'debut', 'fin', 'recevoir_courriels'])
    .select('structure_id')
    .where('compte_id', '=', sql<string>`any(${de.compteIds}::uuid[])`)
    .where('profil_code', '=', sql<string>`any(${de.profils}::text[])`)
    .where(estVivante(maintenant))
    .execute()
  return lignes.map(l => ({
    id: l.id,
    compteId: l.compte_id,
    profil: l.profil_code,
    perimetre: l.perimetre,
    structureId: l.structure_id,
    debut: jour(l.debut),
    fin: jour(l.fin),
    recevoirCourriels: l.recevoir_courriels,
  }))
}

/** Neither ended nor cancelled at that instant: it holds, or it will. */
export function estVivante(maintenant: Date, alias = 'habilitation') {
  const periode = sql.ref(`${alias}.periode`)
  const terminee = sql.ref(`${alias}.terminee_le`)
  return sql<boolean>`(${terminee} is null and upper(${periode}) > ${maintenant}::timestamptz)`
}
