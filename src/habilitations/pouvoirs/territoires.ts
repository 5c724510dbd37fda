import type { Lecture } from '#src/socle/base/base.ts'
import type { Administration } from './administration.ts'

/** The territories on which somebody gives rights: those below theirs. Values as `perimetreVoulu` reads them. */
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
    national ? base.selectFrom('region').selectAll().orderBy('nom').execute() : [],
  ])
  return [
    ...departements.map(d => ({ valeur: `departement:${d.code}`, libelle: `${d.code} – ${d.nom}` })),
    ...toutes.map(r => ({ valeur: `region:${r.code}`, libelle: `Région ${r.nom}` })),
    ...(national ? [{ valeur: 'national', libelle: 'Toute la France' }] : []),
  ]
}
