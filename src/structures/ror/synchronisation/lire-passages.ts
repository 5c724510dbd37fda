import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import type { BilanImport } from '../bilan.ts'
import type { CodeEchec } from '../source/echec.ts'
import type { EtatPassage, NaturePassage } from './tables.ts'

export type PassageLu = {
  id: number
  nature: NaturePassage
  etat: EtatPassage
  commenceLe: Date
  termineLe: Date | null
  depuis: Date | null
  profil: string | null
  structure: { id: string; nom: string } | null
  code: CodeEchec | null
  motif: string | null
  bilan: Partial<BilanImport>
}

export const passagesParPage = 50

/** The runs, the latest first. @param options.avant id of the last one of the page before */
export async function lirePassages(
  base: Lecture,
  options: { avant?: number | undefined; limite?: number } = {},
): Promise<PassageLu[]> {
  return selection(base)
    .$if(options.avant !== undefined, q => q.where('p.id', '<', options.avant ?? 0))
    .limit(options.limite ?? passagesParPage)
    .execute()
}

export async function lirePassage(base: Lecture, id: number): Promise<PassageLu | undefined> {
  return selection(base).where('p.id', '=', id).executeTakeFirst()
}

/**
 * The last run that looked at all the structures, the last one asked for this one, and the last that was silent for both,
 * since an instant.
 */
export async function derniersPassages(
  base: Lecture,
  structureId: string,
  depuis: Date,
): Promise<{
  general: PassageLu | undefined
  sienne: PassageLu | undefined
  muet: PassageLu | undefined
}> {
  const general = await selection(base)
    .where('p.nature', 'in', ['complet', 'delta', 'fichiers'])
    .where('p.etat', '<>', 'en-cours')
    .limit(1)
    .executeTakeFirst()
  const sienne = await selection(base).where('p.structure_id', '=', structureId).limit(1).executeTakeFirst()
  const muet = await selection(base)
    .where(sql<boolean>`p.bilan ? 'profil'`)
    .where('p.commence_le', '>=', depuis)
    .where(({ or, eb }) => or([eb('p.structure_id', '=', structureId), eb('p.structure_id', 'is', null)]))
    .limit(1)
    .executeTakeFirst()
  return { general, sienne, muet }
}

export type EtapeLue = { rang: number; quoi: string; etat: string; lues: number }

export async function lireEtapes(base: Lecture, passageId: number): Promise<EtapeLue[]> {
  return base
    .selectFrom('ror_etape')
    .select(['rang', 'quoi', 'etat', 'lues'])
    .where('passage_id', '=', passageId)
    .orderBy('rang')
    .limit(500)
    .execute()
}

function selection(base: Lecture) {
  return base
    .selectFrom('ror_passage as p')
    .leftJoin('structure as s', 's.id', 'p.structure_id')
    .select(['p.id', 'p.nature', 'p.etat', 'p.commence_le as commenceLe', 'p.termine_le as termineLe'])
    .select(['p.depuis', 'p.profil', 'p.code', 'p.motif', 'p.bilan'])
    .select(
      sql<
        PassageLu['structure']
      >`case when s.id is not null then json_build_object('id', s.id, 'nom', s.nom) end`.as('structure'),
    )
    .orderBy('p.id', 'desc')
}
