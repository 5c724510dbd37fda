import { sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { administrationDe, referentStructure } from '../pouvoirs/administration.ts'
import { structuresDe } from '../pouvoirs/structures-administrees.ts'

export type StructureSansReleve = { id: string; nom: string; commune: string | null; referents: number }

/**
 * G16: among the open structures that somebody administers, those with fewer than two référents who can act, by
 * themselves or through their entité; the barest first.
 */
export async function structuresAvecMoinsDeDeuxReferents(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  maintenant: Date,
  limite = 50,
): Promise<{ total: number; structures: StructureSansReleve[] }> {
  const tient = sql`profil_code = ${sql.lit(referentStructure)} and periode @> ${maintenant}::timestamptz`
  // structure by structure: grouping all référents of France first took 200 ms for the three of one référent
  const nombre = sql<{ referents: number }>`(
    select count(distinct h.compte_id) as referents from (
      select compte_id from habilitation where structure_id = s.id and ${tient}
      union all
      select compte_id from habilitation where entite_juridique_id = s.entite_juridique_id and ${tient}
    ) h where not exists (select from compte c where c.id = h.compte_id and c.etat not in ('actif', 'verrouille')))`
  const lignes = await base
    .selectFrom('structure as s')
    .innerJoinLateral(nombre.as('n'), jointure => jointure.onTrue())
    .where('n.referents', '<', 2)
    .where(structuresDe(administrationDe(acteur), 's'))
    .where(({ or, eb }) => or([eb('s.fermee_le', 'is', null), eb('s.fermee_le', '>', jourDe(maintenant))]))
    .where('s.absente_le', 'is', null)
    .where('s.desactivee_le', 'is', null)
    .select(['s.id', 's.nom', 's.commune', 'n.referents'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('n.referents')
    .orderBy('s.nom')
    .limit(limite)
    .execute()
  return {
    total: lignes[0]?.total ?? 0,
    structures: lignes.map(({ id, nom, commune, referents }) => ({ id, nom, commune, referents })),
  }
}
