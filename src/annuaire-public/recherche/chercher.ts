import { type RawBuilder, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import type { Demande } from './comprendre.ts'
import { conditions, distance, type Indulgence, indulgences } from './conditions.ts'
import type { Tri } from './criteres.ts'
import { developper } from './normaliser.ts'

export const parPage = 20
/** Beyond, « plus de 1 000 » says as much, and nobody pages that far. */
export const compteMax = 1000
/** What a map still shows quickly. */
export const pointsMax = 2000

export type Trouvaille = {
  finess: string
  nom: string
  types: string[]
  voie: string | null
  codePostal: string | null
  commune: string | null
  departementCode: string | null
  latitude: number | null
  longitude: number | null
  capacite: number | null
  /** Euros a month, lodging alone. */
  prixMois: string | null
  placesLibres: number | null
  placesLe: Date | null
  /** From the place that was named, in kilometres. */
  distance: number | null
}

export type Resultat = {
  trouvailles: Trouvaille[]
  /** `compteMax + 1`: more than that. */
  total: number
  /** Nothing was written just so: these are the closest. */
  approchee: boolean
  tri: Tri
}

/** One page of what a search finds, and how many there are. */
export async function chercher(base: Lecture, demande: Demande, aujourdHui: Jour): Promise<Resultat> {
  const tri = triDe(demande)
  for (const indulgence of indulgencesDe(demande)) {
    const page = await uneRecherche(base, demande, { aujourdHui, indulgence, tri })
    if (page.total > 0) return { ...page, approchee: indulgence === 'approchee', tri }
  }
  return { trouvailles: [], total: 0, approchee: false, tri }
}

/** Without words of a name or of a street, there is nothing to be indulgent about. */
const indulgencesDe = ({ dit }: Demande): readonly Indulgence[] =>
  dit.nom.length + dit.adresse.length > 0 ? indulgences : indulgences.slice(0, 1)

/** What was asked for, if it makes sense: there is no distance from nowhere. */
function triDe({ criteres, dit, centre, rayon }: Demande): Tri {
  const voulu = criteres.tri ?? (dit.souhaits.includes('prix') ? 'prix' : rayon ? 'distance' : null)
  return voulu === 'distance' && !centre ? 'pertinence' : (voulu ?? 'pertinence')
}

type Options = { aujourdHui: Jour; indulgence: Indulgence; tri: Tri }

async function uneRecherche(base: Lecture, demande: Demande, { aujourdHui, indulgence, tri }: Options) {
  const voulues = sql.join(conditions(demande, aujourdHui, indulgence), sql` and `)
  const total = await compterSelon(base, voulues)
  if (total === 0) return { trouvailles: [], total }
  const { centre, criteres } = demande
  const { rows } = await sql<Trouvaille>`
    select a.finess, a.nom, a.types, a.voie, a.code_postal as "codePostal", a.commune, a.departement_code as "departementCode",
      a.latitude, a.longitude, a.capacite, a.prix_mois as "prixMois", a.places_libres as "placesLibres", a.places_le as "placesLe",
      ${centre ? distance(centre) : sql`null::float8`} as distance
    from ${source(total, voulues)}
    order by ${ordre(demande, tri)} a.nom, a.structure_id
    limit ${parPage} offset ${(criteres.page - 1) * parPage}`.execute(base)
  return { trouvailles: rows, total }
}

/**
 * Few enough: found by the labels first, then sorted. PostgreSQL would rather walk the names in order, hoping to meet
 * twenty of them soon, and read the whole country for a village. Many: it is right.
 */
function source(total: number, voulues: RawBuilder<unknown>): RawBuilder<unknown> {
  return total > compteMax
    ? sql`annuaire_public a where ${voulues}`
    : sql`(select * from annuaire_public a where ${voulues} offset 0) as a`
}

function ordre({ dit, centre }: Demande, tri: Tri): RawBuilder<unknown> {
  if (tri === 'prix') return sql`a.prix_mois nulls last,`
  if (tri === 'distance' && centre) return sql`${distance(centre)} nulls last,`
  if (dit.nom.length === 0) return sql``
  const ecrit = developper(dit.nom.join(' '))
  // a name that starts so comes first, then whole words, then what only the street or an offer says
  return sql`case
    when a.recherche like ${`${ecrit}%`} then 0
    when a.recherche like ${`% ${ecrit}%`} then 1
    when a.variantes && variantes_de(${ecrit}) then 2
    else 3 end,`
}

/** How many establishments a search would find, whatever their order. */
export async function compter(base: Lecture, demande: Demande, aujourdHui: Jour): Promise<number> {
  return compterSelon(base, sql.join(conditions(demande, aujourdHui, 'partout'), sql` and `))
}

async function compterSelon(base: Lecture, voulues: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (
      select from annuaire_public a where ${voulues} limit ${compteMax + 1}
    ) as bornes`.execute(base)
  return rows[0]?.total ?? 0
}

export type PointDeCarte = Pick<Trouvaille, 'finess' | 'nom' | 'types'> & {
  latitude: number
  longitude: number
}

/** The points of a whole search, for the map. */
export async function chercherPoints(
  base: Lecture,
  demande: Demande,
  aujourdHui: Jour,
): Promise<PointDeCarte[]> {
  for (const indulgence of indulgencesDe(demande)) {
    const voulues = sql.join(conditions(demande, aujourdHui, indulgence), sql` and `)
    const { rows } = await sql<PointDeCarte>`
      select a.finess, a.nom, a.types[1:1] as types, a.latitude, a.longitude from annuaire_public a
      where ${voulues} and a.latitude is not null limit ${pointsMax}`.execute(base)
    if (rows.length > 0) return rows
  }
  return []
}
