import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, type Jour, jourDe } from '#src/socle/temps/jours.ts'

const moisDAvance = 2

/**
 * Makes the partitions of this month and of the two that follow, and of every past month of which lines wait in the
 * default partition. Run again, it finds them made.
 * @returns the months made, by their first day
 */
export async function preparerMois(base: Lecture, maintenant: Date): Promise<Jour[]> {
  const voulus = new Set([...moisSuivants(jourDe(maintenant)), ...(await moisEnAttente(base, maintenant))])
  const faits: Jour[] = []
  for (const mois of [...voulus].sort()) {
    const { rows } = await sql<{
      fait: boolean
    }>`select journal_preparer_mois(${mois}::date) as fait`.execute(base)
    if (rows[0]?.fait) faits.push(mois)
  }
  return faits
}

function moisSuivants(aujourdHui: Jour): Jour[] {
  const premier = (j: Jour) => `${j.slice(0, 7)}-01` as Jour
  return Array.from({ length: moisDAvance }).reduce<Jour[]>(
    mois => [...mois, premier(ajouterJours(mois.at(-1) ?? aujourdHui, 32))],
    [premier(aujourdHui)],
  )
}

/** Lines of the future, if any, stay where they are: their month will come. */
async function moisEnAttente(base: Lecture, maintenant: Date): Promise<Jour[]> {
  const { rows } = await sql<{ mois: Jour }>`
    select distinct date_trunc('month', instant at time zone 'Europe/Paris')::date as mois
    from journal_hors_mois where instant <= ${maintenant}`.execute(base)
  return rows.map(({ mois }) => mois)
}
