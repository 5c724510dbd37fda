import { type Jour, schemaJour } from '#src/socle/temps/jours.ts'
import { estUuid } from '#src/structures/requetes.ts'

export const chemin = '/administration/journal'
export const cheminExport = `${chemin}/exporter`

/** Families of acts: what comes before the point in their names, as people search them. */
export const familles = [
  { valeur: 'habilitation', libelle: 'Habilitations' },
  { valeur: 'depart', libelle: 'Départs' },
  { valeur: 'compte', libelle: 'Comptes' },
  { valeur: 'structure', libelle: 'Structures et unités' },
  { valeur: 'calendrier', libelle: 'Calendriers d’échéances' },
  { valeur: 'utilisateurs', libelle: 'Exports d’utilisateurs' },
  { valeur: 'structures', libelle: 'Exports de structures' },
  { valeur: 'traces', libelle: 'Consultations du journal' },
  { valeur: 'acces', libelle: 'Accès hors périmètre' },
] as const
export const issues = [
  { valeur: 'fait', libelle: 'Fait' },
  { valeur: 'refuse', libelle: 'Refusé' },
] as const

/** What the address holds: the whole search. */
export type Criteres = {
  structure: string | null
  /** Words of a name, an address or an RPPS: of who acted, or of whom it was done to. */
  q: string
  /** One person, reached from a line that shows them. */
  personne: string | null
  acte: (typeof familles)[number]['valeur'] | null
  issue: (typeof issues)[number]['valeur'] | null
  du: Jour | null
  au: Jour | null
  /** Id of the last line of the page before. */
  avant: number | null
}

/** Never refuses an address but for its structure, which the route checks: what makes no sense is left out. */
export function lireCriteres(lire: (nom: string) => string | undefined): Criteres {
  const jour = (nom: string) => schemaJour.safeParse(lire(nom)).data ?? null
  return {
    structure: lire('structure') || null,
    q: (lire('q') ?? '').replace(/\p{C}/gu, ' ').trim().slice(0, 100),
    personne: estUuid(lire('personne') ?? '') ? (lire('personne') ?? null) : null,
    acte: familles.find(({ valeur }) => valeur === lire('acte'))?.valeur ?? null,
    issue: issues.find(({ valeur }) => valeur === lire('issue'))?.valeur ?? null,
    du: jour('du'),
    au: jour('au'),
    avant: /^\d{1,15}$/.test(lire('avant') ?? '') ? Number(lire('avant')) : null,
  }
}

/** The address of the search, changed on some points; any change but of page goes back to the newest lines. */
export function adresse(criteres: Criteres, change: Partial<Criteres> = {}, vers = chemin): string {
  const parametres = new URLSearchParams(champsDe({ ...criteres, avant: null, ...change }))
  return parametres.size > 0 ? `${vers}?${parametres}` : vers
}

/** The search as fields of a form. */
export function champsDe(criteres: Criteres): Record<string, string> {
  return Object.fromEntries(
    Object.entries(criteres)
      .filter(([, valeur]) => valeur !== null && valeur !== '')
      .map(([nom, valeur]) => [nom, String(valeur)]),
  )
}
