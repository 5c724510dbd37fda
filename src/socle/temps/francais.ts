import { type Jour, joursEntre, zonee } from './jours.ts'

const mois = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

/** « 23 novembre 2026 », « 1er mars 2027 », with non-breaking spaces so that a date never splits. */
export function enToutesLettres(j: Jour): string {
  const [annee = '', m = '', numero = ''] = j.split('-')
  const jourDuMois = Number(numero) === 1 ? '1er' : String(Number(numero))
  return `${jourDuMois}\u00A0${mois[Number(m) - 1]}\u00A0${annee}`
}

/** « 14 h 30 » */
export function heure(instant: Date): string {
  const { hour, minute } = zonee(instant)
  return `${hour}\u00A0h\u00A0${String(minute).padStart(2, '0')}`
}

/** « 23 novembre 2026 à 14 h 30 » */
export function jourEtHeure(instant: Date): string {
  return `${enToutesLettres(zonee(instant).toPlainDate().toString() as Jour)} à ${heure(instant)}`
}

/** « aujourd’hui », « demain », « dans 12 jours », « hier », « il y a 3 mois »: always shown beside the date. */
export function echeance(aujourdHui: Jour, j: Jour): string {
  const ecart = joursEntre(aujourdHui, j)
  if (ecart === 0) return 'aujourd’hui'
  if (ecart === 1) return 'demain'
  if (ecart === -1) return 'hier'
  const duree = approximative(Math.abs(ecart))
  return ecart > 0 ? `dans ${duree}` : `il y a ${duree}`
}

function approximative(jours: number): string {
  if (jours < 60) return `${jours}\u00A0jours`
  if (jours < 720) return `${Math.round(jours / 30.44)}\u00A0mois`
  return `${Math.round(jours / 365.25)}\u00A0ans`
}
