import { entier } from '#src/socle/web/schemas.ts'
import { modes } from '../vocabulaire/modes.ts'
import { options } from '../vocabulaire/options.ts'
import { publics } from '../vocabulaire/publics.ts'
import { statuts } from '../vocabulaire/statuts.ts'
import type { Module } from '../vocabulaire/type-de-structure.ts'
import { modules, types } from '../vocabulaire/types.ts'

export const tris = { pertinence: 'Pertinence', distance: 'Distance', prix: 'Prix' } as const
export type Tri = keyof typeof tris

/** Around a place, in kilometres; without one, within the commune itself. */
export const rayons = [5, 10, 20, 50, 100] as const

/** A whole search, as its address says it. */
export type Criteres = {
  q: string
  module: Module | null
  types: string[]
  publics: string[]
  modes: string[]
  departements: string[]
  options: string[]
  statuts: string[]
  /** A commune or a postal code, apart from the words. */
  lieu: string
  rayon: number | null
  /** Euros a month, lodging alone. */
  prixMax: number | null
  places: boolean
  tri: Tri | null
  page: number
}

type Adresse = { requete: (nom: string) => string | undefined; requetes: (nom: string) => string[] }

const parmi = (valeurs: readonly string[], connus: readonly { cle: string }[]) =>
  [...new Set(valeurs)].filter(valeur => connus.some(({ cle }) => cle === valeur)).slice(0, 10)

const cle = <T extends string>(valeur: string | undefined, connues: Record<T, unknown>): T | null =>
  valeur !== undefined && Object.hasOwn(connues, valeur) ? (valeur as T) : null

/** Reads an address, whatever it holds: what is unknown is left out. */
export function lireCriteres({ requete, requetes }: Adresse): Criteres {
  const rayon = entier(requete('rayon'), 100)
  return {
    q: (requete('q') ?? '').slice(0, 150).trim(),
    module: cle(requete('module'), modules),
    types: parmi(requetes('type'), types),
    publics: parmi(requetes('public'), publics),
    modes: parmi(requetes('mode'), modes),
    departements: requetes('departement')
      .filter(code => /^(\d\d|2[AB]|97\d)$/.test(code))
      .slice(0, 10),
    options: parmi(requetes('option'), options),
    statuts: parmi(requetes('statut'), statuts),
    lieu: (requete('lieu') ?? '').slice(0, 80).trim(),
    rayon: rayons.find(valeur => valeur === rayon) ?? null,
    prixMax: entier(requete('prix'), 20_000) ?? null,
    places: requete('places') === 'oui',
    tri: cle(requete('tri'), tris),
    page: entier(requete('page'), 1000) ?? 1,
  }
}

/** The address of a search: what is empty is left out, the page too unless it is asked for. */
export function adresseDe(criteres: Criteres, chemin = '/annuaire'): string {
  const {
    q,
    module,
    types: t,
    publics: p,
    modes: m,
    departements,
    options: o,
    statuts: s,
    lieu,
    rayon,
    prixMax,
  } = criteres
  const champs: [string, string][] = [
    ['q', q],
    ['module', module ?? ''],
    ...t.map((v): [string, string] => ['type', v]),
    ...p.map((v): [string, string] => ['public', v]),
    ...m.map((v): [string, string] => ['mode', v]),
    ...departements.map((v): [string, string] => ['departement', v]),
    ...o.map((v): [string, string] => ['option', v]),
    ...s.map((v): [string, string] => ['statut', v]),
    ['lieu', lieu],
    ['rayon', rayon === null ? '' : String(rayon)],
    ['prix', prixMax === null ? '' : String(prixMax)],
    ['places', criteres.places ? 'oui' : ''],
    ['tri', criteres.tri ?? ''],
    ['page', criteres.page > 1 ? String(criteres.page) : ''],
  ]
  const requete = new URLSearchParams(champs.filter(([, valeur]) => valeur !== ''))
  return requete.size > 0 ? `${chemin}?${requete}` : chemin
}
