import { type Critere, lectureDe } from './criteres.ts'
import type { Entrepot } from './entrepot.ts'
import { estLien, type Lien, majDe, type Ressource, type TypeServi } from './ressources.ts'
import { suiveur } from './suivre-liens.ts'

/** How many results a page gives by default, and a whole search at most: beyond, the answer is truncated. */
export type Limites = { parPage: number; plafond: number }

type Demande = { type: TypeServi; adresse: URL; limites: Limites }

/** A search of one type (interop.md §1.5). @returns a `searchset` Bundle, or why the request cannot be understood. */
export function chercher(
  entrepot: Entrepot,
  { type, adresse, limites }: Demande,
): { ok: true; bundle: object } | { ok: false; diagnostics: string } {
  const lus = lireParametres(entrepot, type, adresse.searchParams)
  if (typeof lus === 'string') return { ok: false, diagnostics: lus }
  const { criteres, liens, debut } = lus
  const parPage = Math.min(lus.parPage ?? limites.parPage, limites.plafond)

  const toutes = entrepot
    .toutes(type)
    .filter(ressource => criteres.every(convient => convient(ressource)))
    .sort((a, b) => majDe(a) - majDe(b) || (a.id < b.id ? -1 : 1))
  const page = toutes.slice(0, limites.plafond).slice(debut, debut + parPage)
  const fin = debut + page.length
  const suivante = fin < Math.min(toutes.length, limites.plafond) ? [lien('next', alaPage(adresse, fin))] : []
  const entree = (mode: string) => (resource: Ressource) => ({
    fullUrl: `${adresse.origin}${adresse.pathname.replace(/\/\w+$/, '')}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode },
  })
  const entry = [...page.map(entree('match')), ...suiveur(entrepot, liens)(page).map(entree('include'))]
  return {
    ok: true,
    bundle: {
      resourceType: 'Bundle',
      type: 'searchset',
      meta: { lastUpdated: entrepot.maintenant().toISOString() },
      total: toutes.length,
      link: [lien('self', adresse), ...suivante],
      ...(entry.length > 0 && { entry }),
    },
  }
}

type Lus = {
  criteres: Critere[]
  liens: { avec: Lien[]; encore: Lien[]; venantDe: Lien[] }
  parPage: number | undefined
  debut: number
}

/** As the ROR, refuses what it does not know rather than answering something else. */
function lireParametres(entrepot: Entrepot, type: TypeServi, parametres: URLSearchParams): Lus | string {
  const lus: Lus = {
    criteres: [],
    liens: { avec: [], encore: [], venantDe: [] },
    parPage: undefined,
    debut: 0,
  }
  const parLien = { _include: 'avec', '_include:iterate': 'encore', _revinclude: 'venantDe' } as const
  for (const [nom, valeur] of parametres) {
    const incompris = `Valeur incomprise du paramètre ${nom} : ${valeur}`
    if (nom === '_format') continue
    if (nom === '_count' || nom === '_getpagesoffset') {
      if (!/^\d{1,6}$/.test(valeur)) return incompris
      if (nom === '_count') lus.parPage = Math.max(1, Number(valeur))
      else lus.debut = Number(valeur)
    } else if (nom in parLien) {
      if (!estLien(valeur)) return incompris
      lus.liens[parLien[nom as keyof typeof parLien]].push(valeur)
    } else {
      const lire = lectureDe(type, nom)
      if (!lire) return `Paramètre de recherche inconnu sur ${type} : ${nom}`
      const critere = lire(valeur, entrepot)
      if (!critere) return incompris
      lus.criteres.push(critere)
    }
  }
  return lus
}

const lien = (relation: string, url: URL) => ({ relation, url: url.href })

function alaPage(adresse: URL, debut: number): URL {
  const suivante = new URL(adresse)
  suivante.searchParams.set('_getpagesoffset', String(debut))
  return suivante
}
