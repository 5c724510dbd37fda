import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { estUuid } from '#src/structures/requetes.ts'

/** What each resource stands for here. Three of them are Organizations. */
export type Genre = 'ej' | 'eg' | 'oi' | 'offre' | 'lieu'
export type TypeFhir = 'Organization' | 'HealthcareService' | 'Location'

export const genresDe: Record<TypeFhir, readonly Genre[]> = {
  Organization: ['ej', 'eg', 'oi'],
  HealthcareService: ['offre'],
  Location: ['lieu'],
}
export const typeDe: Record<Genre, TypeFhir> = {
  ej: 'Organization',
  eg: 'Organization',
  oi: 'Organization',
  offre: 'HealthcareService',
  lieu: 'Location',
}

/** One thing, by one of its keys. */
export type Designation = { genre: Genre; par: 'finess' | 'ror_id' | 'id'; valeur: string }
type Cles = { finess?: string | null; ror_id: string | null; id: string }

/** What FHIR takes as an id, room left for a prefix; the ROR is a little freer, and some of its ids are longer. */
const legal = /^[A-Za-z0-9.-]{1,56}$/

/**
 * The id that a thing has for ever (decision 027): `eg-340000017`, `ej-340780055` by FINESS, which everybody knows and which outlives the ROR's own
 * rows; the ROR's id where there is no FINESS (`oi-ror-…`; offers and places bear it as it is); else ours.
 */
export function idFhir(genre: Genre, { finess, ror_id, id }: Cles): string {
  const prefixe = genre === 'offre' || genre === 'lieu' ? '' : `${genre}-`
  if (finess) return `${prefixe}${finess}`
  if (ror_id !== null && legal.test(ror_id)) return prefixe ? `${prefixe}ror-${ror_id}` : ror_id
  return `${prefixe}id-${id}`
}

/** What an id designates, in the one form that we write; undefined for what can be no id of ours. */
export function lireId(type: TypeFhir, id: string): Designation | undefined {
  const [, genre, reste = id] =
    type === 'Organization' ? (/^(ej|eg|oi)-(.+)$/.exec(id) ?? []) : [id, genresDe[type][0]]
  if (!estGenre(genre)) return undefined
  const nu = reste.replace(/^id-/, '')
  if (nu !== reste && estUuid(nu)) return { genre, par: 'id', valeur: nu }
  if (type !== 'Organization') return legal.test(id) ? { genre, par: 'ror_id', valeur: id } : undefined
  if (/^\d[\dAB]\d{7}$/.test(reste))
    return genre === 'oi' ? undefined : { genre, par: 'finess', valeur: reste }
  const ror = reste.replace(/^ror-/, '')
  return ror !== reste && legal.test(ror) ? { genre, par: 'ror_id', valeur: ror } : undefined
}

/** The row of that designation, under an alias. Each row answers to one id only: the one that `idFhir` writes. */
export function designe(alias: string, { genre, par, valeur }: Designation): RawBuilder<SqlBool> {
  const colonne = (nom: string) => sql.ref(`${alias}.${nom}`)
  const sansFiness = genre === 'ej' || genre === 'eg' ? sql`and ${colonne('finess')} is null` : sql``
  if (par === 'finess') return sql`${colonne('finess')} = ${valeur}`
  if (par === 'ror_id') return sql`${colonne('ror_id')} = ${valeur} ${sansFiness}`
  return sql`${colonne('id')} = ${valeur}::uuid and coalesce(${colonne('ror_id')} !~ '^[A-Za-z0-9.-]{1,56}$', true) ${sansFiness}`
}

function estGenre(texte: string | undefined): texte is Genre {
  return texte !== undefined && texte in typeDe
}
