import { type RawBuilder, sql } from 'kysely'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { estUuid } from '#src/structures/requetes.ts'
import type { Situation, Territoire } from '../pouvoirs/niveaux.ts'
import { situationDe } from '../pouvoirs/structures-administrees.ts'

/** A perimeter as it stands in the base: its words for people, and what decides who administers it. */
export type LieuDuPerimetre = Situation & {
  /** « CH de Lunel », « Médecine, CH de Lunel », « Toutes les structures de … », « Hérault (34) » */
  libelle: string
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
    case 'entite':
      return trouverEntite(base, perimetre.entiteId)
    case 'departement': {
      const d = await base
        .selectFrom('departement')
        .selectAll()
        .where('code', '=', perimetre.departement)
        .executeTakeFirst()
      return d
        ? {
            ...ailleurs,
            libelle: `${d.nom} (${d.code})`,
            territoires: [{ departement: d.code, region: d.region_code }],
          }
        : null
    }
    case 'region': {
      const r = await base
        .selectFrom('region')
        .selectAll()
        .where('code', '=', perimetre.region)
        .executeTakeFirst()
      return r
        ? { ...ailleurs, libelle: `région ${r.nom}`, territoires: [{ departement: null, region: r.code }] }
        : null
    }
    case 'national':
      return { ...ailleurs, libelle: 'toute la France' }
    default:
      return perimetre satisfies never
  }
}

const ailleurs = { entite: null, territoires: [], familles: [], fermee: false }

/** An entité that has no structure leaves nothing to administer. */
async function trouverEntite(base: Lecture, entiteId: string): Promise<LieuDuPerimetre | null> {
  const e = await base
    .selectFrom('entite_juridique as e')
    .select(['e.id', 'e.nom', territoiresDeLEntite(sql.ref('e.id')).as('territoires')])
    .where('e.id', '=', entiteId)
    .executeTakeFirst()
  if (!e) return null
  const { id, nom, territoires } = e
  return {
    libelle: lieuDeLEntite(nom),
    entite: id,
    territoires,
    familles: [],
    fermee: territoires.length === 0,
  }
}

/** Where its structures stand, closed ones included: their rights are still somebody's to look after. */
export function territoiresDeLEntite(entite: RawBuilder<unknown>): RawBuilder<Territoire[]> {
  return sql<Territoire[]>`coalesce((
    select jsonb_agg(distinct jsonb_build_object('departement', d.code, 'region', d.region_code))
    from structure s left join departement d on d.code = s.departement_code
    where s.entite_juridique_id = ${entite}), '[]')`
}

export const lieuDeLEntite = (nom: string) => `toutes les structures de ${nom}`

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
      's.absente_le as absenteLe',
      's.desactivee_le as desactiveeLe',
      'c.familles',
      's.entite_juridique_id as entite',
      'd.code as departement',
      'd.region_code as region',
    ])
    .where('s.id', '=', perimetre.structureId)
    .executeTakeFirst()
  if (!s) return null
  const lieu = {
    libelle: s.nom,
    ...situationDe(s),
    familles: s.familles ?? [],
    fermee: nAccueillePlus(s, aujourdhui),
  }
  if (perimetre.genre === 'structure') return lieu
  if (!estUuid(perimetre.uniteId)) return null
  const u = await base
    .selectFrom('unite')
    .select(['nom', 'fermee_le as fermeeLe', 'fermeture_code as fermetureCode', 'absente_le as absenteLe'])
    .where('id', '=', perimetre.uniteId)
    .where('structure_id', '=', perimetre.structureId)
    .executeTakeFirst()
  return u
    ? {
        ...lieu,
        libelle: `${u.nom}, ${s.nom}`,
        fermee: lieu.fermee || nAccueillePlus(u, aujourdhui),
      }
    : null
}
