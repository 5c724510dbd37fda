import { refuser } from './issues.ts'

export const prefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const
type Prefixe = (typeof prefixes)[number]

/** What a date of a search means: a whole year, day or second, from `debut` (included) to `fin` (not included). */
export type Periode = { prefixe: Prefixe; debut: Date; fin: Date }

const forme =
  /^([a-z]{2})?(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/**
 * `ge2026-09-01T02:00`, `2026-09`, `lt2026-09-01T02:00:00.5+02:00`. Without a zone, French time is meant. A « + » that was not
 * encoded came as a space: read as a « + ».
 * @throws RefusFhir 400 for a prefix, a date or a day that does not exist
 */
export function lirePeriode(nom: string, valeur: string): Periode {
  const lue = forme.exec(valeur.replace(' ', '+'))
  const nonLue = (): never => refuser('value', `${nom} : « ${valeur.slice(0, 60)} » n’est pas une date FHIR.`)
  if (!lue) return nonLue()
  const [, prefixe = 'eq', annee = '', mois, jour, heure, minute, seconde, fraction, zone] = lue
  if (!estPrefixe(prefixe)) return refuser('value', `${nom} : préfixe « ${prefixe} » inconnu.`)
  try {
    const date = Temporal.PlainDateTime.from(
      {
        year: Number(annee),
        month: Number(mois ?? 1),
        day: Number(jour ?? 1),
        hour: Number(heure ?? 0),
        minute: Number(minute ?? 0),
        second: Number(seconde ?? 0),
        millisecond: Number((fraction ?? '0').padEnd(3, '0').slice(0, 3)),
      },
      { overflow: 'reject' },
    )
    const unite = fraction
      ? { milliseconds: 1 }
      : seconde
        ? { seconds: 1 }
        : minute
          ? { minutes: 1 }
          : jour
            ? { days: 1 }
            : mois
              ? { months: 1 }
              : { years: 1 }
    const instant = (moment: Temporal.PlainDateTime) =>
      new Date(moment.toZonedDateTime(zone === 'Z' ? 'UTC' : (zone ?? 'Europe/Paris')).epochMilliseconds)
    return { prefixe, debut: instant(date), fin: instant(date.add(unite)) }
  } catch {
    return nonLue()
  }
}

function estPrefixe(texte: string): texte is Prefixe {
  return (prefixes as readonly string[]).includes(texte)
}
