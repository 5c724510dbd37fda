import type { Horaire } from '../../tables.ts'
import { codageExtension, extension, type Objet, objets, texte } from '../fhir.ts'

const jours = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Opening hours of an offer: the days that share a kind and times are put on one line, as people write them. */
export function lireHoraires(offre: Objet): Horaire[] {
  const lignes = objets(offre.availableTime).map(plage => ({
    type: codageExtension(plage, 'ror-available-time-type-of-time')?.libelle ?? null,
    jours: joursDe(plage),
    de: plage.allDay === true ? '00:00' : heure(plage.availableStartTime),
    a: plage.allDay === true ? '24:00' : heure(plage.availableEndTime),
  }))
  const groupes = Map.groupBy(lignes, ({ type, de, a }) => JSON.stringify([type, de, a]))
  return [...groupes.values()].flatMap(([premiere, ...autres]) =>
    premiere
      ? [
          {
            ...premiere,
            jours: [...new Set([premiere, ...autres].flatMap(ligne => ligne.jours))].sort((a, b) => a - b),
          },
        ]
      : [],
  )
}

/** Days are sometimes only in an extension, as a number from 1 (Monday). */
function joursDe(plage: Objet): number[] {
  const nommes = (Array.isArray(plage.daysOfWeek) ? plage.daysOfWeek : []).map(
    jour => jours.indexOf(jour) + 1,
  )
  const numero = extension(plage, 'ror-available-time-number-days-of-week')?.valueInteger
  const tous = nommes.length > 0 ? nommes : typeof numero === 'number' ? [numero] : []
  return tous.filter(jour => Number.isInteger(jour) && jour >= 1 && jour <= 7)
}

function heure(valeur: unknown): string | null {
  return /^([01]\d|2[0-4]):[0-5]\d/.exec(texte(valeur) ?? '')?.[0] ?? null
}
