import { type RawBuilder, sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { type Administration, administrationDe } from './administration.ts'
import { type Situation, unitesAdministrees } from './niveaux.ts'

export type StructureAdministree = {
  id: string
  nom: string
  commune: string | null
  finess: string | null
  categorie: string | null
  /** Families of profils that fit its category. */
  familles: string[]
  entite: string | null
  departement: string | null
  region: string | null
  fermeeLe: string | null
  fermetureCode: string | null
  absenteLe: Date | null
  desactiveeLe: Date | null
}

/** SQL twin of `administreStructure`: on the table `structure` under the alias given. */
export function structuresDe(a: Administration, alias = 'structure'): RawBuilder<boolean> {
  const id = sql.ref(`${alias}.id`)
  const departement = sql.ref(`${alias}.departement_code`)
  const conditions = [
    a.national && sql`true`,
    a.structures.length > 0 && sql`${id} = any(${a.structures}::uuid[])`,
    a.entites.length > 0 && sql`${sql.ref(`${alias}.entite_juridique_id`)} = any(${a.entites}::uuid[])`,
    a.departements.length > 0 && sql`${departement} = any(${a.departements}::text[])`,
    // an array, not `in (select …)`: only so does the index on the département serve, also beside an `or`
    a.regions.length > 0 &&
      sql`${departement} = any(array(select code from departement where region_code = any(${a.regions}::text[])))`,
  ].filter(condition => condition !== false)
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}

function lireStructures(base: Lecture) {
  return base
    .selectFrom('structure')
    .leftJoin('categorie_structure as categorie', 'categorie.code', 'structure.categorie_code')
    .leftJoin('departement', 'departement.code', 'structure.departement_code')
    .select(['structure.id', 'structure.nom', 'commune', 'finess', 'categorie.libelle as categorie'])
    .select(({ fn, val }) => fn.coalesce('categorie.familles', val<string[]>([])).as('familles'))
    .select('structure.entite_juridique_id as entite')
    .select(['departement.code as departement', 'departement.region_code as region'])
    .select(['fermee_le as fermeeLe', 'fermeture_code as fermetureCode'])
    .select(['absente_le as absenteLe', 'desactivee_le as desactiveeLe'])
}

/**
 * The structures that somebody wholly administers, by name.
 * @param options.texte words of the name, the town or the FINESS
 */
export function structuresAdministrees(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  options: { texte?: string; limite?: number } = {},
): Promise<StructureAdministree[]> {
  return structuresDuPerimetre(base, administrationDe(acteur), options)
}

/** Same, of a perimeter that is only read. */
export function structuresDuPerimetre(
  base: Lecture,
  perimetre: Administration,
  options: { texte?: string; limite?: number } = {},
): Promise<StructureAdministree[]> {
  const requete = lireStructures(base)
    .where(structuresDe(perimetre))
    .orderBy('structure.nom')
    .orderBy('structure.id')
    .limit(options.limite ?? 100)
    .$if(!options.texte, r => r.modifyFront(preparee))
  const mots = (options.texte ?? '').split(/\s+/).filter(Boolean).slice(0, 6)
  return mots
    .reduce(
      (r, mot) => r.where(sql<boolean>`structure.recherche like '%' || normaliser(${mot}) || '%'`),
      requete,
    )
    .execute()
}

/** One structure, with the units to which this person is limited there (null: none, it is wholly theirs). */
export type StructureOuverte = StructureAdministree & { unites: readonly string[] | null }

/** The structure if this person administers it, wholly or by units; null when it is not theirs or does not exist. */
export function trouverStructure(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  structureId: string,
): Promise<StructureOuverte | null> {
  return trouverDansLePerimetre(base, administrationDe(acteur), structureId)
}

/** Same, of a perimeter that is only read. */
export async function trouverDansLePerimetre(
  base: Lecture,
  perimetre: Administration,
  structureId: string,
): Promise<StructureOuverte | null> {
  const structure = await lireStructures(base)
    .modifyFront(preparee)
    .where('structure.id', '=', structureId)
    .executeTakeFirst()
  if (!structure) return null
  const unites = unitesAdministrees(perimetre, { structureId, ...situationDe(structure) })
  return unites === null || unites.length > 0 ? { ...structure, unites } : null
}

/** Where a structure stands. */
export function situationDe(s: Pick<StructureAdministree, 'entite' | 'departement' | 'region'>): Situation {
  return { entite: s.entite, territoires: [{ departement: s.departement, region: s.region }] }
}

/** The structures that these entités have at the moment. */
export async function structuresDesEntites(base: Lecture, entites: readonly string[]): Promise<string[]> {
  if (entites.length === 0) return []
  const lignes = await base
    .selectFrom('structure')
    .select('id')
    .where('entite_juridique_id', '=', sql<string>`any(${entites}::uuid[])`)
    .execute()
  return lignes.map(({ id }) => id)
}

export function estFermee(structure: StructureAdministree, aujourdhui: string): boolean {
  return nAccueillePlus(structure, aujourdhui)
}
