import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { etatOuverture } from '#src/structures/fermeture.ts'
import { estUuid } from '#src/structures/requetes.ts'

/** A perimeter as it stands in the base: its words for people, and what decides who administers it. */
export type LieuDuPerimetre = {
  /** « CH de Lunel », « Médecine, CH de Lunel », « Hérault (34) » */
  libelle: string
  departement: string | null
  region: string | null
  familles: readonly string[]
  /** Nothing new may be given there. */
  fermee: boolean
}

/** Null when the perimeter does not exist, or when the unit is not of that structure. */
export async function trouverLieu(
  base: Lecture,
  perimetre: Perimetre,
  aujourdhui: string,
): Promise<LieuDuPerimetre | null> {
  switch (perimetre.genre) {
    case 'structure':
    case 'unite':
      return trouverDansStructure(base, perimetre, aujourdhui)
    case 'departement': {
      const d = await base
        .selectFrom('departement')
        .selectAll()
        .where('code', '=', perimetre.departement)
        .executeTakeFirst()
      return d
        ? { ...ailleurs, libelle: `${d.nom} (${d.code})`, departement: d.code, region: d.region_code }
        : null
    }
    case 'region': {
      const r = await base
        .selectFrom('region')
        .selectAll()
        .where('code', '=', perimetre.region)
        .executeTakeFirst()
      return r ? { ...ailleurs, libelle: `région ${r.nom}`, region: r.code } : null
    }
    case 'national':
      return { ...ailleurs, libelle: 'toute la France' }
    default:
      return perimetre satisfies never
  }
}

const ailleurs = { departement: null, region: null, familles: [], fermee: false }

async function trouverDansStructure(
  base: Lecture,
  perimetre: Extract<Perimetre, { structureId: string }>,
  aujourdhui: string,
): Promise<LieuDuPerimetre | null> {
  const s = await base
    .selectFrom('structure as s')
    .leftJoin('categorie_structure as c', 'c.code', 's.categorie_code')
    .leftJoin('departement as d', 'd.code', 's.departement_code')
    .select([
      's.nom',
      's.fermee_le as fermeeLe',
      's.fermeture_code as fermetureCode',
      'c.familles',
      'd.code',
      'd.region_code',
    ])
    .where('s.id', '=', perimetre.structureId)
    .executeTakeFirst()
  if (!s) return null
  const lieu = {
    libelle: s.nom,
    departement: s.code,
    region: s.region_code,
    familles: s.familles ?? [],
    fermee: etatOuverture(s, aujourdhui) === 'fermee',
  }
  if (perimetre.genre === 'structure') return lieu
  if (!estUuid(perimetre.uniteId)) return null
  const u = await base
    .selectFrom('unite')
    .select(['nom', 'fermee_le as fermeeLe', 'fermeture_code as fermetureCode'])
    .where('id', '=', perimetre.uniteId)
    .where('structure_id', '=', perimetre.structureId)
    .executeTakeFirst()
  return u
    ? {
        ...lieu,
        libelle: `${u.nom}, ${s.nom}`,
        fermee: lieu.fermee || etatOuverture(u, aujourdhui) === 'fermee',
      }
    : null
}
