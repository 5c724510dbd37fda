import type { Entrepot } from './entrepot.ts'
import { cibles, type Lien, origineDe, type Ressource } from './ressources.ts'

export type Suites = {
  /** `_include`: from what was found, and from what `_revinclude` brought */
  avec: readonly Lien[]
  /** `_include:iterate`: from anything, until there is no more */
  encore: readonly Lien[]
  /** `_revinclude` */
  venantDe: readonly Lien[]
}

/** What an offer drags along in a complete export (interop.md §1.5). */
export const toutAutourDUneOffre: Suites = {
  avec: ['HealthcareService:organization', 'HealthcareService:location', 'PractitionerRole:practitioner'],
  encore: ['Organization:partof'],
  venantDe: ['PractitionerRole:service'],
}

/** Prepares to follow links from any set of resources. What a reference leads to may be absent: it is then left out. */
export function suiveur(entrepot: Entrepot, { avec, encore, venantDe }: Suites) {
  const entrants = new Map<string, Ressource[]>()
  for (const lien of venantDe) {
    for (const ressource of entrepot.toutes(origineDe(lien))) {
      for (const cible of cibles(lien, ressource)) {
        entrants.set(cible, [...(entrants.get(cible) ?? []), ressource])
      }
    }
  }

  return (trouvees: readonly Ressource[]): Ressource[] => {
    const vues = new Set(trouvees.map(nomDe))
    const incluses: Ressource[] = []
    const ajouter = (ressource: Ressource | undefined) => {
      if (!ressource || vues.has(nomDe(ressource))) return
      vues.add(nomDe(ressource))
      incluses.push(ressource)
    }
    const suivre = (ressource: Ressource, liens: readonly Lien[]) => {
      for (const lien of liens) {
        if (origineDe(lien) !== ressource.resourceType) continue
        for (const cible of cibles(lien, ressource)) {
          const [type = '', id = ''] = cible.split('/')
          ajouter(entrepot.lire(type, id))
        }
      }
    }
    for (const ressource of trouvees) for (const venue of entrants.get(nomDe(ressource)) ?? []) ajouter(venue)
    for (const ressource of [...trouvees, ...incluses]) suivre(ressource, avec)
    for (const ressource of trouvees) suivre(ressource, encore)
    // grows while it is walked
    for (const ressource of incluses) suivre(ressource, encore)
    return incluses
  }
}

const nomDe = ({ resourceType, id }: Ressource) => `${resourceType}/${id}`
