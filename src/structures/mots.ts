import type { CapaciteFiche } from './fiche-lieux.ts'
import type { OffreFiche } from './fiche-offres.ts'
import type { Horaire } from './tables.ts'

const joursDeLaSemaine = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** « De 3 à 17 ans », « À partir de 18 ans », « Jusqu’à 17 ans »; null when the source says neither. */
export function ageEnMots({
  ageMin,
  ageMax,
}: {
  ageMin: number | null
  ageMax: number | null
}): string | null {
  if (ageMin !== null && ageMax !== null) return `De ${ageMin} à ${ans(ageMax)}`
  if (ageMin !== null) return ageMin === 0 ? 'Dès la naissance' : `À partir de ${ans(ageMin)}`
  return ageMax === null ? null : `Jusqu’à ${ans(ageMax)}`
}

const ans = (age: number) => `${age}\u00a0${age > 1 ? 'ans' : 'an'}`

/** « du lundi au vendredi, de 9 h à 17 h 30 », « samedi et dimanche, toute la journée ». */
export function horaireEnMots({ type, jours, de, a }: Horaire): string {
  const quand = [joursEnMots(jours), heures(de, a)].filter(Boolean).join(', ')
  return type ? `${type}\u00a0: ${quand}` : quand.charAt(0).toLocaleUpperCase('fr') + quand.slice(1)
}

function joursEnMots(jours: readonly number[]): string {
  const tries = [...new Set(jours)].filter(j => j >= 1 && j <= 7).toSorted((a, b) => a - b)
  const premier = tries.at(0)
  const dernier = tries.at(-1)
  if (premier === undefined || dernier === undefined) return ''
  if (tries.length === 7) return 'tous les jours'
  if (tries.length > 2 && dernier - premier === tries.length - 1)
    return `du ${nom(premier)} au ${nom(dernier)}`
  return new Intl.ListFormat('fr').format(tries.map(nom))
}

const nom = (jour: number) => joursDeLaSemaine[jour - 1] ?? ''

function heures(de: string | null, a: string | null): string {
  if (!de && !a) return 'toute la journée'
  if (!a) return `à partir de ${heure(de)}`
  return de ? `de ${heure(de)} à ${heure(a)}` : `jusqu’à ${heure(a)}`
}

function heure(texte: string | null): string {
  const [h = '', m = '00'] = (texte ?? '').split(':')
  return `${Number(h)}\u00a0h${m === '00' ? '' : `\u00a0${m}`}`
}

/** TRE_R329 and TRE_R330, in the plural; the second word agrees with the first. */
const natures: Record<string, { nom: string; feminin: boolean }> = {
  '01': { nom: 'Lits', feminin: false },
  '02': { nom: 'Places', feminin: true },
  '03': { nom: 'Logements', feminin: false },
}
const statuts: Record<string, [masculin: string, feminin: string]> = {
  '01': ['installés', 'installées'],
  '02': ['disponibles', 'disponibles'],
  '03': ['occupés', 'occupées'],
  '04': ['réservés', 'réservées'],
  '05': ['fermés', 'fermées'],
  '06': ['supplémentaires', 'supplémentaires'],
}

/** « Lits installés », « Places disponibles »; for codes that we do not know, the words of the source. */
export function capaciteEnMots(
  c: Pick<CapaciteFiche, 'nature' | 'natureCode' | 'statut' | 'statutCode'>,
): string | null {
  const nature = natures[c.natureCode ?? '']
  const statut = statuts[c.statutCode ?? '']
  if (nature && statut) return `${nature.nom} ${statut[nature.feminin ? 1 : 0]}`
  return [c.nature ?? c.natureCode, c.statut ?? c.statutCode].filter(Boolean).join(', ') || null
}

/** Beds and places installed over these offers, a place that they share counted once. */
export function capaciteInstallee(offres: readonly Pick<OffreFiche, 'lieux'>[]): number {
  const lieux = new Map(offres.flatMap(({ lieux }) => lieux).map(lieu => [lieu.id, lieu]))
  return [...lieux.values()]
    .flatMap(({ capacites }) => capacites)
    .filter(({ statutCode }) => statutCode === '01')
    .reduce((total, { nombre }) => total + nombre, 0)
}

/** « 30 lits et places », or nothing when there is none. */
export function capaciteEnBref(offres: readonly Pick<OffreFiche, 'lieux'>[]): string | null {
  const nombre = capaciteInstallee(offres)
  return nombre > 0 ? `${nombre}\u00a0lits et places` : null
}
