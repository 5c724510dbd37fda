import { codages, objets, texte } from '../fhir.ts'
import type { Entrepot } from './entrepot.ts'
import { cibles, majDe, type Ressource, type TypeServi } from './ressources.ts'

export type Critere = (ressource: Ressource) => boolean
/** Undefined: the value cannot be understood. */
type Lecture = (valeur: string, entrepot: Entrepot) => Critere | undefined

const communs: Record<string, Lecture> = {
  _id: valeur => ressource => valeur.split(',').includes(ressource.id),
  _lastUpdated: date,
  _tag: valeur => ressource => codages(meta(ressource).tag).some(tag => porte(tag, valeur)),
  identifier: valeur => ressource => porteIdentifiant(ressource, valeur),
}

const parType: Partial<Record<TypeServi, Record<string, Lecture>>> = {
  Organization: {
    partof: valeur => ressource =>
      cibles('Organization:partof', ressource).includes(vers('Organization', valeur)),
  },
  HealthcareService: {
    organization: valeur => ressource =>
      cibles('HealthcareService:organization', ressource).includes(vers('Organization', valeur)),
    'organization.identifier:above': (valeur, entrepot) => ressource =>
      ascendants(ressource, entrepot).some(organisation => porteIdentifiant(organisation, valeur)),
  },
}

/** How that search parameter is read; undefined when the double does not know it. */
export function lectureDe(type: TypeServi, parametre: string): Lecture | undefined {
  return parType[type]?.[parametre] ?? communs[parametre]
}

const meta = (ressource: Ressource) => objets(ressource.meta)[0] ?? {}
const vers = (type: string, valeur: string) => (valeur.includes('/') ? valeur : `${type}/${valeur}`)

/** `system|code` or the code alone; one of several, separated by commas. */
function porte({ systeme, code }: { systeme: string | undefined; code: string }, valeurs: string): boolean {
  return valeurs.split(',').some(valeur => {
    const [attendu, codeAttendu] = valeur.includes('|') ? valeur.split('|') : [undefined, valeur]
    return code === codeAttendu && (attendu === undefined || attendu === systeme)
  })
}

/** Any identifier: the FINESS 350005179, or the national number 1350005179 that stands beside it. */
export function porteIdentifiant(ressource: Ressource, valeur: string): boolean {
  return objets(ressource.identifier).some(identifiant => {
    const code = texte(identifiant.value)
    return code !== undefined && porte({ systeme: texte(identifiant.system), code }, valeur)
  })
}

/** The organisation that provides an offer, and those above it. */
function ascendants(offre: Ressource, entrepot: Entrepot): Ressource[] {
  const trouvees: Ressource[] = []
  let suivantes = cibles('HealthcareService:organization', offre)
  while (suivantes.length > 0 && trouvees.length < 20) {
    const organisations = suivantes.flatMap(
      cible => entrepot.lire('Organization', cible.slice('Organization/'.length)) ?? [],
    )
    trouvees.push(...organisations)
    suivantes = organisations.flatMap(organisation => cibles('Organization:partof', organisation))
  }
  return trouvees
}

const comparaisons: Record<string, (a: number, b: number) => boolean> = {
  ge: (a, b) => a >= b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  lt: (a, b) => a < b,
  eq: (a, b) => a === b,
}

/** Without an offset, the hour is that of France. A `+` that was not encoded comes as a space, and is refused. */
function date(valeur: string): Critere | undefined {
  const [, sens = 'eq', ecrite = ''] = /^(ge|le|gt|lt|eq)?(\d{4}-\d\d-\d\d.*)$/.exec(valeur) ?? []
  const comparer = comparaisons[sens]
  const borne = instantDe(ecrite)
  return comparer && borne !== undefined ? ressource => comparer(majDe(ressource), borne) : undefined
}

function instantDe(ecrite: string): number | undefined {
  try {
    return /(Z|[+-]\d\d:\d\d)$/.test(ecrite)
      ? Temporal.Instant.from(ecrite).epochMilliseconds
      : Temporal.PlainDateTime.from(ecrite).toZonedDateTime('Europe/Paris').epochMilliseconds
  } catch {
    return undefined
  }
}
