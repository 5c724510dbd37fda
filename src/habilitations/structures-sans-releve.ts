import { sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { administrationDe, referentStructure } from './administration.ts'
import { droitsAdministres } from './echeances.ts'
import { structuresDe } from './structures-administrees.ts'

export type StructureSansReleve = { id: string; nom: string; commune: string | null; referents: number }

/**
 * G16: among the open structures that somebody administers, those with fewer than two référents who can act, the
 * barest first.
 */
export async function structuresAvecMoinsDeDeuxReferents(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  maintenant: Date,
  limite = 50,
): Promise<{ total: number; structures: StructureSansReleve[] }> {
  const administration = administrationDe(acteur)
  const nombres = base
    .selectFrom('habilitation as h')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .where('h.profil_code', '=', sql.lit(referentStructure))
    .where('h.structure_id', 'is not', null)
    .where(droitsAdministres(administration))
    .where('c.etat', '=', 'actif')
    .where(sql<boolean>`h.periode @> ${maintenant}::timestamptz`)
    .groupBy('h.structure_id')
    .select('h.structure_id')
    .select(sql<number>`count(distinct h.compte_id)`.as('referents'))
  const lignes = await base
    .with('nombres', () => nombres)
    .selectFrom('structure as s')
    .leftJoin('nombres as n', 'n.structure_id', 's.id')
    .where(sql<boolean>`coalesce(n.referents, 0) < 2`)
    .where(structuresDe(administration, 's'))
    .where(({ or, eb }) => or([eb('s.fermee_le', 'is', null), eb('s.fermee_le', '>', jourDe(maintenant))]))
    .select(['s.id', 's.nom', 's.commune', sql<number>`coalesce(n.referents, 0)`.as('referents')])
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy(sql`coalesce(n.referents, 0)`)
    .orderBy('s.nom')
    .limit(limite)
    .execute()
  return {
    total: lignes[0]?.total ?? 0,
    structures: lignes.map(({ id, nom, commune, referents }) => ({ id, nom, commune, referents })),
  }
}
