import { sql } from 'kysely'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'

/** A part of a run: a slice of the export, or a type of a delta. */
export type Etape = { rang: number; quoi: string; etat: 'a-faire' | 'telechargee' | 'recue'; lues: number }

export async function etapesDe(base: Lecture, passageId: number): Promise<Etape[]> {
  return base
    .selectFrom('ror_etape')
    .select(['rang', 'quoi', 'etat', 'lues'])
    .where('passage_id', '=', passageId)
    .orderBy('rang')
    .execute()
}

/** Writes down the parts of a run before the first is read; those of an export that was lost are forgotten. */
export async function poserEtapes(tx: Ecriture, passageId: number, quoi: readonly string[]): Promise<void> {
  await tx.deleteFrom('ror_etape').where('passage_id', '=', passageId).execute()
  await sql`insert into ror_etape (passage_id, rang, quoi)
    select ${passageId}, rang, quoi from unnest(${quoi}::text[]) with ordinality as t (quoi, rang)`.execute(
    tx,
  )
}

export async function avancerEtape(
  tx: Lecture,
  passageId: number,
  rang: number,
  etat: Etape['etat'],
  lues = 0,
): Promise<void> {
  await tx
    .updateTable('ror_etape')
    .set({ etat, lues })
    .where('passage_id', '=', passageId)
    .where('rang', '=', rang)
    .execute()
}
