import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import type { CommuneConnue } from './comprehension.ts'
import { composerLexique, type Lexique } from './lexique.ts'

export type Commune = CommuneConnue & { latitude: number | null; longitude: number | null }

const bornes = 60

/** The communes of the directory that bear one of these names (normalised), the best furnished first. */
export async function communesNommees(base: Lecture, noms: readonly string[]): Promise<Commune[]> {
  if (noms.length === 0) return []
  return selection(base).where(sql<boolean>`nom_normalise = any (${noms}::text[])`).execute()
}

/** Those whose name has a word at most one slip away from one of these. */
export async function communesApprochees(base: Lecture, mots: readonly string[]): Promise<Commune[]> {
  if (mots.length === 0) return []
  return selection(base)
    .where(sql<boolean>`variantes && variantes_de(${mots.join(' ')})`)
    .execute()
}

export async function communesDuCodePostal(base: Lecture, code: string): Promise<Commune[]> {
  return selection(base).where(sql<boolean>`codes_postaux @> array[${code}]`).execute()
}

function selection(base: Lecture) {
  return base
    .selectFrom('annuaire_commune')
    .select(['cle', 'nom', 'nom_normalise as nomNormalise', 'departement_code as departementCode'])
    .select(['latitude', 'longitude'])
    .orderBy('etablissements', 'desc')
    .orderBy('cle')
    .limit(bornes)
}

export type Territoire = { code: string; nom: string }
type Referentiel = {
  lexique: Lexique
  departements: ReadonlyMap<string, string>
  liste: readonly Territoire[]
}

const referentiels = new WeakMap<Lecture, Promise<Referentiel>>()

/** Regions, départements and the words of the search: read once, they are those of INSEE. */
export function lireReferentiel(base: Lecture): Promise<Referentiel> {
  const connu = referentiels.get(base)
  if (connu) return connu
  const lu = lire(base)
  referentiels.set(base, lu)
  lu.catch(() => referentiels.delete(base))
  return lu
}

async function lire(base: Lecture): Promise<Referentiel> {
  const departements = await base.selectFrom('departement').select(['code', 'nom']).orderBy('code').execute()
  const regions = await base.selectFrom('region').select(['code', 'nom']).execute()
  return {
    lexique: composerLexique({ departements, regions }),
    departements: new Map(departements.map(({ code, nom }) => [code, nom])),
    liste: departements,
  }
}
