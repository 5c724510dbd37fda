import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Designation, designe, type Genre, lireId, type TypeFhir } from '../ids.ts'
import { lirePeriode, type Periode } from '../protocole/dates.ts'
import { refuser } from '../protocole/issues.ts'
import { sansEchappement } from '../protocole/valeurs.ts'
import { sources } from '../sources.ts'

export type Contexte = {
  /** Address of the façade, without a trailing slash. */
  racine: string
  maintenant: Date
  /** Today in France, 'AAAA-MM-JJ'. */
  aujourdhui: string
}

/** A condition on the row, which is always « x »; null where nothing of that kind can meet it. */
export type Critere = (genre: Genre) => RawBuilder<SqlBool> | null

/** A search parameter: what the routes do and what the CapabilityStatement declares are read in the same place. */
export type Parametre = {
  nom: string
  type: 'token' | 'string' | 'reference' | 'date' | 'special'
  documentation: string
  /** An example, which works: tests call each one. */
  exemple: string
  modificateurs?: readonly string[]
  /** One value of it (commas are already cut). @throws RefusFhir 400 */
  lire: (valeur: string, modificateur: string | undefined, contexte: Contexte) => Critere
}

export const rien: Critere = () => null

/** Only for some kinds. */
export const pour =
  (conditions: Partial<Record<Genre, RawBuilder<SqlBool>>>): Critere =>
  genre =>
    conditions[genre] ?? null

/**
 * « Starts with », whatever the case and the accents; `:contains` anywhere; `:exact` to the letter.
 * @param colonnes the texts that it looks in, by kind
 */
export function texte(
  nom: string,
  documentation: string,
  exemple: string,
  colonnes: Partial<Record<Genre, readonly string[]>>,
): Parametre {
  return {
    nom,
    type: 'string',
    documentation,
    exemple,
    modificateurs: ['contains', 'exact'],
    lire: (brute, modificateur) => {
      const valeur = sansEchappement(brute)
      const cherche = valeur.normalize('NFKC')
      if (!/[\p{L}\d]/u.test(cherche)) return rien
      if (modificateur === 'contains' && cherche.replaceAll(/[^\p{L}\d]/gu, '').length < 3)
        refuser('too-costly', `${nom}:contains : trois lettres ou chiffres au moins.`)
      // what normaliser() leaves holds no « % » and no « _ »
      const motif = {
        contains: sql`'%' || normaliser(${cherche}) || '%'`,
        exact: sql`normaliser(${cherche})`,
        debut: sql`normaliser(${cherche}) || '%'`,
      }[modificateur === 'contains' || modificateur === 'exact' ? modificateur : 'debut']
      return genre => {
        const conditions = (colonnes[genre] ?? []).map(colonne => {
          const ref = sql.ref(`x.${colonne}`)
          const exacte = modificateur === 'exact' ? sql` and ${ref} = ${valeur}` : sql``
          return sql<SqlBool>`(normaliser(${ref}) like ${motif}${exacte})`
        })
        return conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : null
      }
    },
  }
}

/** `_id` and `_lastUpdated`, which every type has. */
export const communs = (type: TypeFhir): readonly Parametre[] => [
  {
    nom: '_id',
    type: 'token',
    documentation: 'Identifiants de la façade, cent au plus.',
    exemple: { Organization: 'eg-340000017', HealthcareService: '1234', Location: '1234' }[type],
    lire: valeur => parDesignation(lireId(type, sansEchappement(valeur)), d => designe('x', d)),
  },
  {
    nom: '_lastUpdated',
    type: 'date',
    documentation: 'Dernier changement dans cette façade (et non dans la source), avec tous les préfixes.',
    exemple: 'ge2020-01-01T00:00:00Z',
    lire: (valeur, _, { maintenant }) => {
      const periode = lirePeriode('_lastUpdated', sansEchappement(valeur))
      const condition = comparer(periode, maintenant)
      return () => condition
    },
  },
]

/** Dates of one instant each: `gt` and `sa`, `lt` and `eb` are then the same. `ap`: a tenth of the way to now. */
function comparer({ prefixe, debut, fin }: Periode, maintenant: Date): RawBuilder<SqlBool> {
  const le = sql.ref('x.change_le')
  switch (prefixe) {
    case 'eq':
      return sql`(${le} >= ${debut} and ${le} < ${fin})`
    case 'ne':
      return sql`(${le} < ${debut} or ${le} >= ${fin})`
    case 'gt':
    case 'sa':
      return sql`${le} >= ${fin}`
    case 'lt':
    case 'eb':
      return sql`${le} < ${debut}`
    case 'ge':
      return sql`${le} >= ${debut}`
    case 'le':
      return sql`${le} < ${fin}`
    case 'ap': {
      const marge = Math.abs(maintenant.getTime() - debut.getTime()) / 10
      return sql`(${le} >= ${new Date(debut.getTime() - marge)} and ${le} < ${new Date(fin.getTime() + marge)})`
    }
  }
}

/** Rows that a designation reaches; nothing when it is none of ours. */
export function parDesignation(
  designation: Designation | undefined,
  condition: (designation: Designation) => RawBuilder<SqlBool>,
): Critere {
  return genre => (designation?.genre === genre ? condition(designation) : null)
}

/** The rows of a reference, as a subquery of ids: `x.structure_id in ${…}`. */
export function idsDe(designation: Designation): RawBuilder<unknown> {
  const { table, publique } = sources[designation.genre]
  return sql`(select y.id from ${sql.table(table)} y where ${designe('y', designation)} and ${publique('y')})`
}

/** `Organization/eg-…`, its whole address here, or the id alone. @throws RefusFhir 400 for another type */
export function lireReference(
  nom: string,
  type: TypeFhir,
  brute: string,
  { racine }: Contexte,
): Designation | undefined {
  const valeur = sansEchappement(brute)
  const relative = valeur.startsWith(`${racine}/`) ? valeur.slice(racine.length + 1) : valeur
  const [, nomme, id = relative] = /^([A-Za-z]+)\/(.+)$/.exec(relative) ?? []
  if (nomme !== undefined && nomme !== type)
    refuser('value', `${nom} : une référence à ${type} est attendue.`)
  return lireId(type, id)
}

export function booleen(nom: string, valeur: string): boolean {
  const lu = valeur.replace(/^http:\/\/hl7\.org\/fhir\/special-values\|/, '')
  if (lu !== 'true' && lu !== 'false') refuser('value', `${nom} : true ou false.`)
  return lu === 'true'
}
