import { ajouterJours, type Jour } from '#src/socle/temps/jours.ts'

/** An all-day event. `uid` stays the same as long as it is about the same thing. */
export type Evenement = {
  uid: string
  jour: Jour
  titre: string
  description: string
  url: string
  vuLe: Date
}

/** An iCalendar stream (RFC 5545): the same events give the same octets, so that its digest is its ETag. */
export function enIcs(nom: string, evenements: readonly Evenement[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ViaTrajectoire//Echeances//FR',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${echapper(nom)}`,
    // how often to come back, as RFC 7986 and as older programs say it
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...(evenements.length > 0 ? evenements.flatMap(evenement) : fuseau),
    'END:VCALENDAR',
  ]
    .map(ligne => `${plier(ligne)}\r\n`)
    .join('')
}

/** Nothing ends: a calendar holds one component at least (3.6), and this one shows nothing. */
const fuseau = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const evenement = ({ uid, jour, titre, description, url, vuLe }: Evenement): string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `DTSTAMP:${vuLe.toISOString().replace(/[-:]|\.\d+/g, '')}`,
  `DTSTART;VALUE=DATE:${compact(jour)}`,
  // excluded: the day after
  `DTEND;VALUE=DATE:${compact(ajouterJours(jour, 1))}`,
  `SUMMARY:${echapper(titre)}`,
  `DESCRIPTION:${echapper(description)}`,
  `URL:${url}`,
  // it takes nobody's time
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

const compact = (j: Jour) => j.replaceAll('-', '')

/** TEXT values (3.3.11). */
export function echapper(texte: string): string {
  return texte.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

/** Lines of 75 octets at most, the end of line excluded (3.1); never inside a character. */
export function plier(ligne: string): string {
  const lignes: string[] = []
  let courante = ''
  let octets = 0
  for (const caractere of ligne) {
    const taille = Buffer.byteLength(caractere)
    if (octets + taille > 75) {
      lignes.push(courante)
      courante = ' '
      octets = 1
    }
    courante += caractere
    octets += taille
  }
  return [...lignes, courante].join('\r\n')
}
