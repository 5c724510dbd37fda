import { type RawBuilder, sql } from 'kysely'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { cleDe, structureDe } from '../perimetre.ts'
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

/** Many perimeters at once, by `cleDe`; those that do not exist are left out. */
export async function trouverLieux(
  base: Lecture,
  perimetres: readonly Perimetre[],
  aujourdhui: string,
): Promise<Map<string, LieuDuPerimetre>> {
  const lieux = await trouverDansStructures(base, perimetres.filter(estDansStructure), aujourdhui)
  const autres = new Map(perimetres.filter(p => !estDansStructure(p)).map(p => [cleDe(p), p]))
  for (const [cle, perimetre] of autres) {
    const lieu = await trouverLieu(base, perimetre, aujourdhui)
    if (lieu) lieux.set(cle, lieu)
  }
  return lieux
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
      return (await trouverDansStructures(base, [perimetre], aujourdhui)).get(cleDe(perimetre)) ?? null
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

type DansStructure = Extract<Perimetre, { structureId: string }>

const estDansStructure = (perimetre: Perimetre): perimetre is DansStructure => structureDe(perimetre) !== null

async function trouverDansStructures(
  base: Lecture,
  perimetres: readonly DansStructure[],
  aujourdhui: string,
): Promise<Map<string, LieuDuPerimetre>> {
  if (perimetres.length === 0) return new Map()
  const structureIds = [...new Set(perimetres.map(({ structureId }) => structureId))]
  const uniteIds = perimetres.flatMap(p => (p.genre === 'unite' && estUuid(p.uniteId) ? p.uniteId : []))
  const structures = await base
    .selectFrom('structure as s')
    .leftJoin('categorie_structure as c', 'c.code', 's.categorie_code')
    .leftJoin('departement as d', 'd.code', 's.departement_code')
    .select(['s.id', 's.nom', 's.fermee_le as fermeeLe', 's.fermeture_code as fermetureCode', 'c.familles'])
    .select(['s.absente_le as absenteLe', 's.desactivee_le as desactiveeLe'])
    .select(['s.entite_juridique_id as entite', 'd.code as departement', 'd.region_code as region'])
    .modifyFront(preparee)
    .where('s.id', '=', sql<string>`any(${structureIds}::uuid[])`)
    .execute()
  const unites =
    uniteIds.length === 0
      ? []
      : await base
          .selectFrom('unite')
          .select(['id', 'structure_id', 'nom', 'fermee_le as fermeeLe', 'fermeture_code as fermetureCode'])
          .select('absente_le as absenteLe')
          .modifyFront(preparee)
          .where('id', '=', sql<string>`any(${uniteIds}::uuid[])`)
          .execute()
  const lieux = new Map(
    structures.map(s => [
      s.id,
      {
        libelle: s.nom,
        ...situationDe(s),
        familles: s.familles ?? [],
        fermee: nAccueillePlus(s, aujourdhui),
      },
    ]),
  )
  const parId = new Map(unites.map(u => [u.id, u]))
  return new Map(
    perimetres.flatMap((p): [string, LieuDuPerimetre][] => {
      const lieu = lieux.get(p.structureId)
      if (!lieu || p.genre === 'structure') return lieu ? [[cleDe(p), lieu]] : []
      const u = parId.get(p.uniteId)
      if (u?.structure_id !== p.structureId) return []
      const fermee = lieu.fermee || nAccueillePlus(u, aujourdhui)
      return [[cleDe(p), { ...lieu, libelle: `${u.nom}, ${lieu.libelle}`, fermee }]]
    }),
  )
}
