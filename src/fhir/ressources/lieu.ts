import type { Extension, Location } from 'fhir/r4.js'
import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { idFhir } from '../ids.ts'
import { adresse, concept, conceptDuLibelle, extension, meta, presents } from './communs.ts'

type Capacite = {
  nature_code: string | null
  nature_libelle: string | null
  statut_code: string | null
  statut_libelle: string | null
  nombre: number
  temporalite: string | null
  genre: string | null
  source: string | null
  maj_le: string | null
}

type LigneLieu = {
  id: string
  ror_id: string
  nom: string | null
  fonction_code: string | null
  fonction_libelle: string | null
  statut: string | null
  statut_operationnel: string | null
  voie: string | null
  complement: string | null
  code_postal: string | null
  commune: string | null
  commune_cog: string | null
  latitude: number | null
  longitude: number | null
  ror_region_code: string | null
  change_le: Date
  capacites: Capacite[]
}

export async function lieux(base: Lecture, ids: readonly string[]): Promise<[string, Location][]> {
  const { rows } =
    await sql<LigneLieu>`select ${preparee} l.id, l.ror_id, l.nom, l.fonction_code, l.fonction_libelle, l.statut, l.statut_operationnel, l.voie,
      l.complement, l.code_postal, l.commune, l.commune_cog, l.latitude, l.longitude, l.ror_region_code, l.change_le,
      (select coalesce(json_agg(json_build_object('nature_code', c.nature_code, 'nature_libelle', c.nature_libelle,
          'statut_code', c.statut_code, 'statut_libelle', c.statut_libelle, 'nombre', c.nombre,
          'temporalite', c.temporalite, 'genre', c.genre, 'source', c.source, 'maj_le', c.maj_le) order by c.rang), '[]')
        from capacite c where c.lieu_id = l.id) as capacites
    from lieu l where l.id = any (${ids}::uuid[])`.execute(base)
  return rows.map(ligne => [ligne.id, lieu(ligne)])
}

const statuts = new Set(['active', 'suspended', 'inactive'])

function lieu(l: LigneLieu): Location {
  const situe = l.latitude !== null && l.longitude !== null
  return presents<Location>({
    resourceType: 'Location',
    id: idFhir('lieu', l),
    meta: meta('ror-location', l),
    extension: [
      ...(l.commune_cog
        ? [extension('ror-commune-cog', { valueCodeableConcept: concept('R13', l.commune_cog, l.commune) })]
        : []),
      ...l.capacites.map(capacite),
    ],
    // a code that FHIR does not know is not emitted
    status: statuts.has(l.statut ?? '') ? (l.statut as Location['status']) : undefined,
    operationalStatus: l.statut_operationnel ? { display: l.statut_operationnel } : undefined,
    name: l.nom,
    mode: 'instance',
    type: l.fonction_code ? [concept('R343', l.fonction_code, l.fonction_libelle)] : [],
    address: adresse(l, { situee: false }),
    position: situe ? { longitude: l.longitude ?? 0, latitude: l.latitude ?? 0 } : undefined,
  })
}

function capacite(c: Capacite): Extension {
  const de = (url: string, valeur: ReturnType<typeof conceptDuLibelle>): Extension[] =>
    valeur ? [{ url, valueCodeableConcept: valeur }] : []
  const code = (numero: string, valeur: string | null, libelle: string | null) =>
    valeur ? concept(numero, valeur, libelle) : libelle ? { text: libelle } : undefined
  return extension('ror-location-supported-capacity', {
    extension: [
      { url: 'nbCapacity', valueInteger: c.nombre },
      ...(c.maj_le ? [{ url: 'capacityUpdateDate', valueDateTime: new Date(c.maj_le).toISOString() }] : []),
      ...de('capacityStatus', code('R330', c.statut_code, c.statut_libelle)),
      ...de('capacityType', code('R329', c.nature_code, c.nature_libelle)),
      ...de('temporalityCapacity', conceptDuLibelle('R331', c.temporalite)),
      ...de('genderCapacityAvailable', conceptDuLibelle('R332', c.genre)),
      ...de('capacitySourceType', conceptDuLibelle('R335', c.source)),
    ],
  })
}
