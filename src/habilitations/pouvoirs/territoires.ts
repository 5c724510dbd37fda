import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Administration, estTerritoriale } from './administration.ts'
import { structuresDe } from './structures-administrees.ts'

/** The territories on which somebody gives rights: theirs, and those below. Values as `perimetreVoulu` reads them. */
export async function territoiresDe(
  base: Lecture,
  { national, regions }: Administration,
): Promise<{ valeur: string; libelle: string }[]> {
  if (!national && regions.length === 0) return []
  const [departements, toutes] = await Promise.all([
    base
      .selectFrom('departement')
      .selectAll()
      .$if(!national, r => r.where('region_code', 'in', regions))
      .orderBy('code')
      .execute(),
    base
      .selectFrom('region')
      .selectAll()
      .$if(!national, r => r.where('code', 'in', regions))
      .orderBy('nom')
      .execute(),
  ])
  return [
    ...departements.map(d => ({ valeur: `departement:${d.code}`, libelle: `${d.code} – ${d.nom}` })),
    ...toutes.map(r => ({ valeur: `region:${r.code}`, libelle: `Région ${r.nom}` })),
    ...(national ? [{ valeur: 'national', libelle: 'Toute la France' }] : []),
  ]
}

export type EntiteAdministree = { id: string; nom: string; finess: string | null; structures: number }

/**
 * The entités juridiques on which somebody gives rights as a whole. Their own; for a territory, those that stand wholly
 * in it, once words narrow them: France has thousands.
 */
export async function entitesAdministrees(
  base: Lecture,
  a: Administration,
  { texte, limite }: { texte: string; limite: number },
): Promise<EntiteAdministree[]> {
  const mots = texte.split(/\s+/).filter(Boolean).slice(0, 6)
  const cherche = estTerritoriale(a) && mots.length > 0
  if (!cherche && a.entites.length === 0) return []
  const territoire = structuresDe({ ...a, structures: [], entites: [], unites: [] }, 's')
  const nomme = mots.map(
    mot =>
      sql<boolean>`normaliser(e.nom || ' ' || coalesce(e.finess, '')) like '%' || normaliser(${mot}) || '%'`,
  )
  return base
    .selectFrom('entite_juridique as e')
    .innerJoinLateral(
      sql<{ structures: number; toutes: boolean | null }>`(
        select count(*) as structures, bool_and(coalesce(${territoire}, false)) as toutes
        from structure s where s.entite_juridique_id = e.id)`.as('n'),
      jointure => jointure.onTrue(),
    )
    .where('n.structures', '>', 0)
    .where(({ or, eb }) =>
      or([
        eb('e.id', '=', sql<string>`any(${a.entites}::uuid[])`),
        cherche ? eb('n.toutes', '=', true) : eb.lit(false),
      ]),
    )
    .where(({ and }) => and(nomme))
    .select(['e.id', 'e.nom', 'e.finess', 'n.structures'])
    .orderBy('e.nom')
    .limit(limite)
    .execute()
}
