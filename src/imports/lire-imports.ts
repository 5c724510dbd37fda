import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { estUuid } from '#src/structures/requetes.ts'
import type { LigneLue } from './fichier/colonnes.ts'
import type { EtatImport, Issue } from './tables.ts'

export type Import = {
  id: string
  compteId: string
  genre: 'personnes' | 'departs'
  structureId: string | null
  fichier: string
  ignorees: string[]
  etat: EtatImport
  homonymes: boolean
  lignes: number
  faites: number
  avanceLe: Date
  creeLe: Date
  expireLe: Date
  confirmeLe: Date | null
  appliqueLe: Date | null
}

const selectionner = (base: Lecture) =>
  base
    .selectFrom('import')
    .select([
      'id',
      'genre',
      'fichier',
      'etat',
      'homonymes',
      'lignes',
      'faites',
      'colonnes_ignorees as ignorees',
    ])
    .select(['compte_id as compteId', 'structure_id as structureId', 'avance_le as avanceLe'])
    .select([
      'cree_le as creeLe',
      'expire_le as expireLe',
      'confirme_le as confirmeLe',
      'applique_le as appliqueLe',
    ])

/** Only its owner's, and only until it expires. */
export async function trouverImport(
  base: Lecture,
  importId: string,
  { compteId, maintenant }: { compteId: string; maintenant: Date },
): Promise<Import | undefined> {
  if (!estUuid(importId)) return undefined
  return selectionner(base)
    .where('id', '=', importId)
    .where('compte_id', '=', compteId)
    .where('expire_le', '>', maintenant)
    .executeTakeFirst()
}

export function mesImports(base: Lecture, compteId: string, maintenant: Date): Promise<Import[]> {
  return selectionner(base)
    .where('compte_id', '=', compteId)
    .where('expire_le', '>', maintenant)
    .orderBy('cree_le', 'desc')
    .limit(50)
    .execute()
}

export type LigneImportee = LigneLue<string> & {
  issue: Issue | null
  explication: string | null
  fait: 'ecrite' | 'ecartee' | null
  compteId: string | null
}

/** @param options.issue only those; @param options.page of `parPage` rows, all of them when absent */
export async function lireLignes(
  base: Lecture,
  importId: string,
  options: { issue?: Issue | undefined; page?: number; parPage?: number } = {},
): Promise<LigneImportee[]> {
  const { issue, page = 1, parPage } = options
  const lignes = await base
    .selectFrom('import_ligne')
    .select(['numero', 'issue', 'explication', 'fait', 'compte_id as compteId'])
    .select(sql<Record<string, string>>`champs`.as('champs'))
    .where('import_id', '=', importId)
    .$if(issue !== undefined, r => r.where('issue', '=', issue ?? null))
    .orderBy('numero')
    .$if(parPage !== undefined, r => r.limit(parPage ?? 0).offset((page - 1) * (parPage ?? 0)))
    .execute()
  return lignes
}

export type Compte = { issue: Issue; nombre: number; ecrites: number; ecartees: number }

export function compterIssues(base: Lecture, importId: string): Promise<Compte[]> {
  return base
    .selectFrom('import_ligne')
    .where('import_id', '=', importId)
    .where('issue', 'is not', null)
    .groupBy('issue')
    .select(sql<Issue>`issue`.as('issue'))
    .select([
      sql<number>`count(*)::int`.as('nombre'),
      sql<number>`(count(*) filter (where fait = 'ecrite'))::int`.as('ecrites'),
      sql<number>`(count(*) filter (where fait = 'ecartee'))::int`.as('ecartees'),
    ])
    .execute()
}
