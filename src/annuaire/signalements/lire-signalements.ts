import { type RawBuilder, sql } from 'kysely'
import type { Administration } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { estUuid } from '#src/structures/requetes.ts'
import type { EtatSignalement } from '../tables.ts'
import type { Nouvelle } from './lire-nouvelle.ts'

export type Signalement = {
  id: string
  structureId: string
  structure: string
  finess: string | null
  uniteId: string | null
  objet: 'structure' | 'unite' | 'offre' | 'lieu'
  objetId: string
  champ: string
  libelle: string
  sur: string
  affichee: string | null
  attendue: string | null
  precisions: string | null
  auteurId: string | null
  auteur: string | null
  creeLe: Date
  etat: EtatSignalement
  voie: 'tache' | 'courriel' | null
  tache: string | null
  arrivee: string | null
  arriveeLe: Date | null
  relanceLe: Date | null
  closLe: Date | null
  closPar: string | null
  reponse: string | null
  version: number
  /** Name of the document that was attached. */
  piece: string | null
}

const nomDe = (alias: string) =>
  sql<string | null>`nullif(concat_ws(' ', ${sql.ref(`${alias}.prenom`)}, ${sql.ref(`${alias}.nom`)}), '')`

function selection(base: Lecture) {
  return base
    .selectFrom('signalement as g')
    .innerJoin('structure as s', 's.id', 'g.structure_id')
    .leftJoin('compte as a', 'a.id', 'g.compte_id')
    .leftJoin('compte as f', 'f.id', 'g.close_par')
    .leftJoin('signalement_piece as p', 'p.signalement_id', 'g.id')
    .select([
      'g.id',
      'g.structure_id as structureId',
      's.nom as structure',
      's.finess',
      'g.unite_id as uniteId',
    ])
    .select(['g.objet', 'g.objet_id as objetId', 'g.champ', 'g.libelle', 'g.sur', 'g.affichee', 'g.attendue'])
    .select(['g.precisions', 'g.compte_id as auteurId', 'g.cree_le as creeLe', 'g.etat', 'g.voie', 'g.tache'])
    .select(['g.arrivee', 'g.arrivee_le as arriveeLe', 'g.relance_le as relanceLe', 'g.close_le as closLe'])
    .select(['g.reponse', 'g.version', 'p.nom as piece'])
    .select([nomDe('a').as('auteur'), nomDe('f').as('closPar')])
}

export async function trouverSignalement(base: Lecture, id: string): Promise<Signalement | undefined> {
  return estUuid(id) ? selection(base).where('g.id', '=', id).executeTakeFirst() : undefined
}

/** The live one about this field, if there is one. */
export function signalementVivant(
  base: Lecture,
  objetId: string,
  champ: string,
): Promise<Signalement | undefined> {
  return selection(base)
    .where('g.objet_id', '=', objetId)
    .where('g.champ', '=', champ)
    .where('g.close_le', 'is', null)
    .executeTakeFirst()
}

/** Live ones of a structure, or of all. */
export function signalementsVivants(base: Lecture, structureId?: string): Promise<Signalement[]> {
  return selection(base)
    .where('g.close_le', 'is', null)
    .$if(structureId !== undefined, r => r.where('g.structure_id', '=', structureId ?? ''))
    .orderBy('g.structure_id')
    .orderBy('g.cree_le')
    .execute()
}

/** Live ones that left as Tasks, the oldest first. */
export function signalementsEnTache(base: Lecture): Promise<{ id: string; tache: string | null }[]> {
  return base
    .selectFrom('signalement')
    .select(['id', 'tache'])
    .where('close_le', 'is', null)
    .where('voie', '=', 'tache')
    .orderBy('cree_le')
    .execute()
}

export type NouvelleLue = Nouvelle & { le: Date }

/** What the ROR said of a report, the latest first. */
export function nouvellesDe(base: Lecture, signalementId: string): Promise<NouvelleLue[]> {
  return base
    .selectFrom('signalement_nouvelle')
    .select(['le', 'sens', 'statut', 'motif'])
    .where('signalement_id', '=', signalementId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

/** Those of a structure, live ones first, then the latest. @param unites to which who looks is limited there */
export function signalementsDe(
  base: Lecture,
  structureId: string,
  unites: readonly string[] | null = null,
): Promise<Signalement[]> {
  return selection(base)
    .where('g.structure_id', '=', structureId)
    .$if(unites !== null, r => r.where('g.unite_id', 'in', unites?.length ? unites : [structureId]))
    .orderBy(({ eb }) => eb('g.close_le', 'is', null), 'desc')
    .orderBy('g.cree_le', 'desc')
    .limit(200)
    .execute()
}

/** What somebody follows: the structures that they administer, and their units. */
export function suivisPar(a: Administration): RawBuilder<boolean> {
  const unites = a.unites.map(({ uniteId }) => uniteId)
  return sql<boolean>`(${structuresDe(a, 's')} or g.unite_id = any(${unites}::uuid[]))`
}

export const parPage = 50

/** The reports of a perimeter: those that wait, the oldest first; those that are closed, the latest first. */
export function listerSignalements(
  base: Lecture,
  a: Administration,
  { clos, page }: { clos: boolean; page: number },
): Promise<Signalement[]> {
  return selection(base)
    .where(suivisPar(a))
    .where('g.close_le', clos ? 'is not' : 'is', null)
    .orderBy(clos ? 'g.close_le' : 'g.cree_le', clos ? 'desc' : 'asc')
    .limit(parPage + 1)
    .offset((page - 1) * parPage)
    .execute()
}

export async function compterVivants(base: Lecture, a: Administration): Promise<number> {
  const { nombre } = await base
    .selectFrom('signalement as g')
    .innerJoin('structure as s', 's.id', 'g.structure_id')
    .select(({ fn }) => fn.countAll<number>().as('nombre'))
    .where('g.close_le', 'is', null)
    .where(suivisPar(a))
    .executeTakeFirstOrThrow()
  return nombre
}
