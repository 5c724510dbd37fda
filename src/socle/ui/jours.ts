import { INSECABLE, pluriel } from './typographie.ts'

/** A civil date, `AAAA-MM-JJ`: no hour, no time zone. */
export type Jour = string

const MS_PAR_JOUR = 86_400_000
const formatLong = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

// Read as UTC on purpose: both ends are civil dates, so summer time must not add or remove an hour.
const instant = (jour: Jour): number => Date.parse(`${jour}T00:00:00Z`)

/** Whole days from `debut` to `fin`, negative when `fin` comes first. */
export const joursEntre = (debut: Jour, fin: Jour): number =>
  Math.round((instant(fin) - instant(debut)) / MS_PAR_JOUR)

/** « 23 novembre 2026 », « 1er mars 2026 », unbreakable. Returns the input when it is not a date. */
export const jourLong = (jour: Jour): string => {
  const ms = instant(jour)
  if (Number.isNaN(ms)) return jour
  return formatLong.format(ms).replace(/^1 /, '1er ').replaceAll(' ', INSECABLE)
}

const duree = (jours: number): string => {
  if (jours <= 60) return pluriel(jours, 'jour')
  if (jours < 700) return pluriel(Math.round(jours / 30.44), 'mois', 'mois')
  return pluriel(Math.round(jours / 365.25), 'an')
}

/** « aujourd’hui », « demain », « dans 12 jours », « il y a 3 mois »: how far, seen from `aujourdHui`. */
export const distance = (jour: Jour, aujourdHui: Jour): string => {
  const jours = joursEntre(aujourdHui, jour)
  if (jours === 0) return 'aujourd’hui'
  if (jours === 1) return 'demain'
  if (jours === -1) return 'hier'
  return jours > 0 ? `dans ${duree(jours)}` : `il y a ${duree(-jours)}`
}
