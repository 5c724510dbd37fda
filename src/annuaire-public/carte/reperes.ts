import type { Lecture } from '#src/socle/base/base.ts'

type Point = { latitude: number; longitude: number }

const communesMontrees = 300
const marge = 0.3

/** The best furnished communes around these points, to find one's way: [longitude, latitude, name]. */
export async function reperes(
  base: Lecture,
  points: readonly Point[],
): Promise<[longitude: number, latitude: number, nom: string][]> {
  if (points.length === 0) return []
  const [latitudes, longitudes] = [points.map(p => p.latitude), points.map(p => p.longitude)]
  const communes = await base
    .selectFrom('annuaire_commune')
    .select(['nom', 'latitude', 'longitude'])
    .where('latitude', '>=', Math.min(...latitudes) - marge)
    .where('latitude', '<=', Math.max(...latitudes) + marge)
    .where('longitude', '>=', Math.min(...longitudes) - marge)
    .where('longitude', '<=', Math.max(...longitudes) + marge)
    .orderBy('etablissements', 'desc')
    .limit(communesMontrees)
    .execute()
  return communes.flatMap(({ nom, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [[longitude, latitude, nom]],
  )
}
