import { type RawBuilder, sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'

export type Absence = { id: string; du: Jour; au: Jour }

/** The last day of the absence under way of that account (`c.id`); null: present. */
export function absentJusquau(compte: string, aujourdhui: Jour): RawBuilder<string | null> {
  return sql<string | null>`(
    select absence.au from absence
    where absence.compte_id = ${sql.ref(compte)} and absence.annulee_le is null
      and daterange(absence.du, absence.au, '[]') @> ${aujourdhui}::date)`
}

/** Whether that account (`r.compte_id`) is away on that day. */
export function estAbsent(compte: string, aujourdhui: Jour): RawBuilder<boolean> {
  return sql<boolean>`exists ${absentJusquau(compte, aujourdhui)}`
}

/** Under way and to come, in order. */
export async function absencesDe(base: Lecture, compteId: string, maintenant: Date): Promise<Absence[]> {
  const lignes = await base
    .selectFrom('absence')
    .select(['id', 'du', 'au'])
    .where('compte_id', '=', compteId)
    .where('annulee_le', 'is', null)
    .where('au', '>=', jourDe(maintenant))
    .orderBy('du')
    .limit(20)
    .execute()
  return lignes.map(({ id, du, au }) => ({ id, du: jour(du), au: jour(au) }))
}
