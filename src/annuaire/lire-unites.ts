import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { lireContacts, ouvertureDe } from './lire-fiche.ts'
import { lireOffres } from './lire-offres.ts'
import type { OffreDeSoins, OffreFiche, UniteFiche } from './modele.ts'

type Nue = Omit<UniteFiche, 'unites'> & { parentId: string | null }

/** The units of a structure as a tree, open ones first, each with its offers; a fixed number of queries. */
export async function lireOffreDeSoins(
  base: Lecture,
  structureId: string,
  maintenant: Date,
): Promise<OffreDeSoins> {
  const aujourdHui = jourDe(maintenant)
  const unites = await base
    .selectFrom('unite as u')
    .selectAll('u')
    .select(({ selectFrom }) =>
      selectFrom('habilitation as h')
        .whereRef('h.unite_id', '=', 'u.id')
        .where(sql<boolean>`h.periode @> ${maintenant}::timestamptz`)
        .select(({ fn }) => fn.countAll<number>().as('nombre'))
        .as('habilitations'),
    )
    .where('u.structure_id', '=', structureId)
    .orderBy('u.nom')
    .execute()
  const offres = await lireOffres(base, structureId)
  const contacts = await lireContacts(
    base,
    'unite_id',
    unites.map(({ id }) => id),
  )
  const parUnite = Map.groupBy(offres, ({ uniteId }) => uniteId)
  const nues = unites.map(u => ({
    id: u.id,
    parentId: u.parent_id,
    nom: u.nom,
    type: u.type_libelle ?? u.type_code,
    identifiant: u.identifiant,
    ouverture: ouvertureDe(u, aujourdHui),
    source: u.ror_id ? { majLe: u.ror_maj_le } : null,
    contacts: contacts.get(u.id) ?? [],
    offres: (parUnite.get(u.id) ?? []).map(({ uniteId: _, ...offre }): OffreFiche => offre),
    habilitations: u.habilitations ?? 0,
  }))
  return {
    unites: enArbre(nues),
    offres: (parUnite.get(null) ?? []).map(({ uniteId: _, ...offre }) => offre),
  }
}

/**
 * A unit whose parent is elsewhere stands at the top, and so does one that is, through the source's mistake, its
 * own ancestor: no unit is ever lost.
 */
export function enArbre(nues: readonly Nue[]): UniteFiche[] {
  const parId = new Map(nues.map(unite => [unite.id, unite]))
  const parentDe = (unite: Nue) => {
    const parent = unite.parentId === null ? undefined : parId.get(unite.parentId)
    return parent && !remonteA(parent, unite.id, parId) ? parent.id : null
  }
  const enfants = Map.groupBy(nues, parentDe)
  const monter = (id: string | null): UniteFiche[] =>
    (enfants.get(id) ?? [])
      .map(({ parentId: _, ...unite }) => ({ ...unite, unites: monter(unite.id) }))
      .toSorted((a, b) => Number(estFermee(a)) - Number(estFermee(b)))
  return monter(null)
}

const estFermee = ({ ouverture }: UniteFiche) => ouverture.etat === 'fermee'

function remonteA(depart: Nue, id: string, parId: ReadonlyMap<string, Nue>): boolean {
  const vues = new Set<string>()
  const suivre = (unite: Nue | undefined): boolean => {
    if (!unite || vues.has(unite.id)) return false
    vues.add(unite.id)
    return unite.id === id || suivre(parId.get(unite.parentId ?? ''))
  }
  return suivre(depart)
}
