import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { ajouterJours, debutDuJour, type Jour } from '#src/socle/temps/jours.ts'
import type { Demande, Point } from './comprendre.ts'
import { developper } from './normaliser.ts'

/** After that many days, nobody knows any more whether the places are still free. */
export const fraicheurDesPlaces = 30

type Condition = RawBuilder<SqlBool>

/**
 * How the words of a name are looked for, one way after the other until something is found: whole words of the name; then
 * anywhere, in the street or in what is offered; then forgiving one slip in each.
 */
export const indulgences = ['nom', 'partout', 'approchee'] as const
export type Indulgence = (typeof indulgences)[number]

/** Everything that an establishment must meet. */
export function conditions(demande: Demande, aujourdHui: Jour, indulgence: Indulgence): Condition[] {
  const { criteres, dit } = demande
  const [finess] = dit.finess
  const prixMax = criteres.prixMax ?? dit.prixMax[0]
  // its own number, or that of who runs it
  if (finess) return [portee([`fi:${finess}`])]
  return [
    sql`(a.fermee_le is null or a.fermee_le > ${aujourdHui}::date)`,
    ...etiquettesVoulues(demande).map(portee),
    ...lieux(demande),
    ...dit.nom.map(mot => nomme(mot, indulgence)),
    ...dit.adresse
      .filter(mot => indulgence !== 'approchee' || !estUnNumero(mot))
      .map(mot => nomme(mot, 'partout')),
    ...(prixMax === undefined ? [] : [sql<SqlBool>`a.prix_mois <= ${prixMax}`]),
    ...(criteres.places || dit.souhaits.includes('places')
      ? [
          sql<SqlBool>`a.places_libres > 0 and a.places_le >= ${debutDuJour(ajouterJours(aujourdHui, -fraicheurDesPlaces))}`,
        ]
      : []),
  ]
}

/** Nobody knows by heart the number of a street: its neighbours are better than nothing. */
const estUnNumero = (mot: string) => /^\d+$/.test(mot)

/** Groups of labels; of each, one at least. */
function etiquettesVoulues({ criteres, dit }: Demande): string[][] {
  // what a filter says is more precise than the words: both must hold, of the same offer if they speak of the same trait
  const types = criteres.types.length > 0 ? criteres.types : dit.types
  const modes = criteres.modes.length > 0 ? criteres.modes : dit.modes
  const publics = criteres.publics.length > 0 ? criteres.publics : dit.publics
  const duneOffre = croiser([prefixer('t', types), prefixer('m', modes), prefixer('p', publics)])
  return [
    duneOffre,
    ...(criteres.types.length > 0 ? [prefixer('t', dit.types)] : []),
    ...(criteres.modes.length > 0 ? [prefixer('m', dit.modes)] : []),
    ...(criteres.publics.length > 0 ? [prefixer('p', dit.publics)] : []),
    criteres.module ? [`mod:${criteres.module}`] : [],
    prefixer('dep', criteres.departements),
    prefixer('st', criteres.statuts),
    prefixer(
      'st',
      dit.statuts.flatMap(s => (s === 'prive' ? ['associatif', 'commercial'] : [s])),
    ),
    ...[...criteres.options, ...dit.options].map(option => [`o:${option}`]),
  ].filter(groupe => groupe.length > 0)
}

const prefixer = (axe: string, valeurs: readonly string[]) => valeurs.map(valeur => `${axe}:${valeur}`)

/** « t:smr|m:domicile », for each choice of each axis that was asked for. */
function croiser(axes: readonly string[][]): string[] {
  return axes
    .filter(axe => axe.length > 0)
    .reduce<string[]>(
      (faits, axe) => (faits.length === 0 ? axe : faits.flatMap(fait => axe.map(v => `${fait}|${v}`))),
      [],
    )
}

function portee(groupe: readonly string[]): Condition {
  return groupe.length === 1 ? sql`a.etiquettes @> ${groupe}::text[]` : sql`a.etiquettes && ${groupe}::text[]`
}

/** Where: around a point, in communes, départements or regions. A place written in words beside a name may be part of it. */
function lieux({ criteres, dit, communes, centre, rayon, lieuInconnu }: Demande): Condition[] {
  if (lieuInconnu) return [sql`false`]
  const etiquettes = [
    ...(communes.length > 0 ? [] : prefixer('dep', dit.departements)),
    ...prefixer('reg', dit.regions),
    ...(communes.length > 0 ? [] : prefixer('cp', dit.codesPostaux)),
  ]
  const [codePostal] = dit.codesPostaux
  const desCommunes: Condition[] =
    communes.length === 0
      ? []
      : centre && rayon
        ? [autour(centre, rayon)]
        : codePostal && dit.communes.length === 0 && criteres.lieu === ''
          ? [portee([`cp:${codePostal}`])]
          : [portee(communes.map(({ cle }) => `com:${cle}`))]
  const ou = [...(etiquettes.length > 0 ? [portee(etiquettes)] : []), ...desCommunes]
  if (dit.nom.length === 0 || criteres.lieu !== '' || dit.lieuxEnToutesLettres.length === 0) return ou
  const dansLeNom = dit.lieuxEnToutesLettres.map(mots => sql<SqlBool>`a.recherche like ${`%${mots}%`}`)
  return [sql`(${sql.join(ou, sql` and `)} or ${sql.join(dansLeNom, sql` and `)})`]
}

function nomme(ecrit: string, indulgence: Indulgence): Condition {
  const mot = developper(ecrit)
  switch (indulgence) {
    case 'nom':
      // the hash of a word stands among those of the name (decision 007)
      return sql`a.variantes @> array[hashtext(${mot})]`
    case 'partout':
      return sql`a.recherche like ${`%${mot}%`}`
    case 'approchee':
      return sql`(a.variantes && variantes_de(${mot}) or a.recherche like ${`%${mot}%`})`
  }
}

const rayonDeLaTerre = 6371
const kmParDegre = 111.2

/** A box that the index knows, then the true distance. */
function autour(centre: Point, km: number): Condition {
  const { latitude, longitude } = centre
  const haut = km / kmParDegre
  const large = haut / Math.max(0.1, Math.cos((latitude * Math.PI) / 180))
  return sql`a.latitude is not null
    and point(a.longitude, a.latitude) <@ box(
      point(${longitude - large}::float8, ${latitude - haut}::float8), point(${longitude + large}::float8, ${latitude + haut}::float8)
    )
    and ${distance(centre)} <= ${km}`
}

/** Kilometres as the crow flies; null for an establishment that has no point. */
export function distance({ latitude, longitude }: Point): RawBuilder<number | null> {
  return sql`(${2 * rayonDeLaTerre}::float8 * asin(sqrt(least(1,
    sin(radians(a.latitude - ${latitude}::float8) / 2) ^ 2
    + cos(radians(${latitude}::float8)) * cos(radians(a.latitude)) * sin(radians(a.longitude - ${longitude}::float8) / 2) ^ 2
  ))))`
}
