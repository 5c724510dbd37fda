import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import {
  enHabilitation,
  estSuspendue,
  type Habilitation,
  selectionnerHabilitations,
} from '../lectures/lire-habilitations.ts'
import { estVivante } from '../lectures/vivantes.ts'

type Qui = { compteId: string; structureId: string }

/** What a departure would end: everything that holds or will hold in the structure and its units. */
export async function droitsQuiPartent(base: Lecture, qui: Qui, maintenant: Date): Promise<Habilitation[]> {
  const lignes = await selectionnerHabilitations(base, maintenant)
    .where('h.compte_id', '=', qui.compteId)
    .where('h.structure_id', '=', qui.structureId)
    // a suspended one could be restored: it leaves too
    .where(({ or }) => or([estVivante(maintenant, 'h'), estSuspendue(maintenant)]))
    .orderBy('p.ordre')
    .execute()
  return lignes.map(enHabilitation)
}

/** Whether this person keeps a right anywhere else. */
export async function resteAilleurs(base: Lecture, qui: Qui, maintenant: Date): Promise<boolean> {
  const autre = await base
    .selectFrom('habilitation')
    .select('id')
    .where('compte_id', '=', qui.compteId)
    .where('structure_id', 'is distinct from', qui.structureId)
    .where(estVivante(maintenant))
    .limit(1)
    .executeTakeFirst()
  return autre !== undefined
}

export type DepartDeclare = {
  id: string
  compteId: string
  structureId: string
  le: Jour
  immediat: boolean
  motif: string | null
  decideLe: Date
  annuleLe: Date | null
}

const colonnes = [
  'id',
  'compte_id as compteId',
  'structure_id as structureId',
  'le',
  'immediat',
  'motif',
  'decide_le as decideLe',
  'annule_le as annuleLe',
] as const

/** The departure that may still be undone: until the end of its day. */
export async function departEnCours(
  base: Lecture,
  qui: Qui,
  maintenant: Date,
): Promise<DepartDeclare | null> {
  const trouve = await base
    .selectFrom('depart')
    .select(colonnes)
    .where('compte_id', '=', qui.compteId)
    .where('structure_id', '=', qui.structureId)
    .where('annule_le', 'is', null)
    .where('le', '>=', jourDe(maintenant))
    .orderBy('decide_le', 'desc')
    .executeTakeFirst()
  return trouve ? { ...trouve, le: jour(trouve.le) } : null
}

/** Who among them is about to leave one of these structures, on a day to come. */
export async function departsAnnonces(
  base: Lecture,
  { structureIds, compteIds }: { structureIds: readonly string[]; compteIds: readonly string[] },
  maintenant: Date,
): Promise<{ compteId: string; structureId: string; le: Jour }[]> {
  if (structureIds.length === 0) return []
  const annonces = await base
    .selectFrom('depart')
    .select(['compte_id as compteId', 'structure_id as structureId', 'le'])
    .where('structure_id', '=', sql<string>`any(${structureIds}::uuid[])`)
    .where('compte_id', '=', sql<string>`any(${compteIds}::uuid[])`)
    .where('annule_le', 'is', null)
    .where('immediat', '=', false)
    .where('le', '>=', jourDe(maintenant))
    .execute()
  return annonces.map(annonce => ({ ...annonce, le: jour(annonce.le) }))
}

export async function trouverDepart(base: Lecture, departId: string): Promise<DepartDeclare | null> {
  const trouve = await base
    .selectFrom('depart')
    .select(colonnes)
    .where('id', '=', departId)
    .executeTakeFirst()
  return trouve ? { ...trouve, le: jour(trouve.le) } : null
}

/** The rights that a departure ended and that nobody has touched since, with their former end. */
export async function droitsARetablir(
  base: Lecture,
  departId: string,
  maintenant: Date,
): Promise<(Habilitation & { finPrecedente: Jour })[]> {
  const lignes = await selectionnerHabilitations(base, maintenant)
    .innerJoin('depart_habilitation as dh', 'dh.habilitation_id', 'h.id')
    .where('dh.depart_id', '=', departId)
    .where('h.motif_fin', '=', 'depart')
    // the former end must not be past: such a right would come back ended
    .where(sql<boolean>`dh.fin_precedente >= ${jourDe(maintenant)}::date`)
    .select('dh.fin_precedente')
    .orderBy('p.ordre')
    .execute()
  return lignes.map(l => ({ ...enHabilitation(l), finPrecedente: jour(l.fin_precedente) }))
}
