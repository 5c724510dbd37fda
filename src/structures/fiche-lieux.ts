import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { type SourceRor, sourceRor } from './fiche-source.ts'
import { chargerLibelles } from './nos/libelles.ts'
import { lieuSensible } from './publication.ts'

export type CapaciteFiche = {
  nature: string | null
  natureCode: string | null
  statut: string | null
  statutCode: string | null
  nombre: number
  genre: string | null
  majLe: Date | null
}

export type LieuFiche = {
  id: string
  nom: string | null
  fonction: string | null
  statut: string | null
  voie: string | null
  codePostal: string | null
  commune: string | null
  capacites: CapaciteFiche[]
  source: SourceRor
}

/** The places of those offers, by offer, with their beds; none where a sensitive unit works. */
export async function lireLieux(
  base: Lecture,
  offreIds: readonly string[],
): Promise<Map<string, LieuFiche[]>> {
  if (offreIds.length === 0) return new Map()
  const lignes = await base
    .selectFrom('offre_lieu')
    .innerJoin('lieu', 'lieu.ror_id', 'offre_lieu.lieu_ror_id')
    .select(['offre_lieu.offre_id', 'lieu.id', 'lieu.nom', 'lieu.statut', 'lieu.voie', 'lieu.commune'])
    .select(['lieu.fonction_code', 'lieu.fonction_libelle', 'lieu.code_postal as codePostal'])
    .select(['lieu.ror_maj_le', 'lieu.ror_recue_le', 'lieu.ror_region_code'])
    .where('offre_lieu.offre_id', 'in', offreIds)
    .where('lieu.absente_le', 'is', null)
    .where(sql<boolean>`not ${lieuSensible('lieu')}`)
    .orderBy('lieu.nom')
    .orderBy('lieu.id')
    .execute()
  const capacites = await lireCapacites(base, [...new Set(lignes.map(({ id }) => id))])
  const libelle = await chargerLibelles(
    base,
    lignes.map(({ fonction_code }) => ({ table: 'R343', code: fonction_code })),
  )
  const groupes = Map.groupBy(lignes, ({ offre_id }) => offre_id)
  return new Map(
    [...groupes].map(([offreId, liste]) => [
      offreId,
      liste.map(
        ({
          offre_id: _,
          ror_maj_le,
          ror_recue_le,
          ror_region_code,
          fonction_code,
          fonction_libelle,
          ...lieu
        }) => ({
          ...lieu,
          fonction: libelle('R343', fonction_code, fonction_libelle),
          capacites: capacites.get(lieu.id) ?? [],
          source: sourceRor(ror_maj_le, ror_recue_le, ror_region_code),
        }),
      ),
    ]),
  )
}

async function lireCapacites(
  base: Lecture,
  lieuIds: readonly string[],
): Promise<Map<string, CapaciteFiche[]>> {
  if (lieuIds.length === 0) return new Map()
  const lignes = await base
    .selectFrom('capacite')
    .select(['lieu_id', 'nombre', 'genre', 'nature_libelle as nature', 'nature_code as natureCode'])
    .select(['maj_le as majLe'])
    .select(['statut_code as statutCode', 'statut_libelle as statut'])
    .where('lieu_id', 'in', lieuIds)
    .orderBy('rang')
    .execute()
  const libelle = await chargerLibelles(base, [
    ...lignes.map(({ natureCode }) => ({ table: 'R329', code: natureCode })),
    ...lignes.map(({ statutCode }) => ({ table: 'R330', code: statutCode })),
  ])
  const groupes = Map.groupBy(lignes, ({ lieu_id }) => lieu_id)
  return new Map(
    [...groupes].map(([id, liste]) => [
      id,
      liste.map(({ lieu_id: _, nature, statut, ...capacite }) => ({
        ...capacite,
        nature: libelle('R329', capacite.natureCode, nature),
        statut: libelle('R330', capacite.statutCode, statut),
      })),
    ]),
  )
}
