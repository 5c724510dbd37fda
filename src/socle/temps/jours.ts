import { z } from 'zod'

/** A civil day in France, 'AAAA-MM-JJ'. Never an instant: rights start and end on days people can read. */
export type Jour = string & z.$brand<'Jour'>

const zone = 'Europe/Paris'

/** A day typed or chosen by somebody; refuses 30 February and years that make no sense here. */
export const schemaJour = z
  .string()
  .trim()
  .transform(versIso)
  .refine(estUnJour, 'Saisissez une date réelle, par exemple 23/11/2026.')
  .transform(texte => texte as Jour)

/** @throws when `texte` is not a real day: for constants and for what the base returns. */
export function jour(texte: string): Jour {
  if (!estUnJour(texte)) throw new Error(`« ${texte} » n’est pas un jour`)
  return texte as Jour
}

/** The civil day in France at that instant. */
export function jourDe(instant: Date): Jour {
  return jour(zonee(instant).toPlainDate().toString())
}

/** First instant of the day, in France. */
export function debutDuJour(j: Jour): Date {
  const instant = Temporal.PlainDate.from(j).toZonedDateTime(zone).toInstant()
  return new Date(instant.epochMilliseconds)
}

export function ajouterJours(j: Jour, jours: number): Jour {
  return jour(Temporal.PlainDate.from(j).add({ days: jours }).toString())
}

/** Calendar arithmetic: two years after 29 February is 28 February, as PostgreSQL has it too. */
export function ajouterAnnees(j: Jour, annees: number): Jour {
  return jour(Temporal.PlainDate.from(j).add({ years: annees }).toString())
}

/** Calendar arithmetic: six months after 31 August is 28 or 29 February. */
export function ajouterMois(j: Jour, mois: number): Jour {
  return jour(Temporal.PlainDate.from(j).add({ months: mois }).toString())
}

/** Whole days from `a` to `b`; negative when `b` comes first. */
export function joursEntre(a: Jour, b: Jour): number {
  return Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b), { largestUnit: 'days' }).days
}

/** The date and time in France at that instant. */
export function zonee(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}

/** Browsers send 'AAAA-MM-JJ'; people without a date picker type « 23/11/2026 ». */
function versIso(texte: string): string {
  const [, j, m, a] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(texte) ?? []
  return j && m && a ? `${a}-${m.padStart(2, '0')}-${j.padStart(2, '0')}` : texte
}

function estUnJour(texte: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(texte)) return false
  try {
    Temporal.PlainDate.from(texte, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}
