import {
  codageExtension,
  codages,
  extension,
  extensions,
  instant,
  nombre,
  type Objet,
  texte,
} from '../fhir.ts'
import { tableDe } from '../terminologies.ts'
import { type AdresseLue, lireAdresse } from './adresse.ts'

export type CapaciteLue = {
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

export type LieuLu = AdresseLue & {
  nom: string | null
  fonction_code: string | null
  fonction_libelle: string | null
  statut: string | null
  statut_operationnel: string | null
  capacites: CapaciteLue[]
}

/** Place of delivery, with its capacities. */
export function lireLieu(lieu: Objet): LieuLu {
  const types = codages(lieu.type)
  const fonction = types.find(type => tableDe(type) === 'R343') ?? types[0]
  const operationnel = codages(lieu.operationalStatus)[0]
  return {
    ...lireAdresse(lieu),
    nom: texte(lieu.name) ?? null,
    fonction_code: fonction?.code ?? null,
    fonction_libelle: fonction?.libelle ?? null,
    statut: texte(lieu.status) ?? null,
    statut_operationnel: operationnel ? (operationnel.libelle ?? operationnel.code) : null,
    capacites: extensions(lieu, 'ror-location-supported-capacity').flatMap(lireCapacite),
  }
}

/** Published labels, for the sources that send codes alone. */
const natures: Record<string, string> = { '01': 'Lit', '02': 'Place', '03': 'Logement' }
const statuts: Record<string, string> = {
  '01': 'Installé',
  '02': 'Disponible',
  '03': 'Occupé',
  '04': 'Réservé',
  '05': 'Fermé',
  '06': 'Supplémentaire',
}

/** A capacity without a whole positive number tells nothing, and is left out. */
function lireCapacite(capacite: Objet): CapaciteLue[] {
  const combien = nombre(extension(capacite, 'nbCapacity')?.valueInteger, { min: 0, max: 100_000 })
  if (combien === undefined || !Number.isInteger(combien)) return []
  const nature = codageExtension(capacite, 'capacityType')
  const statut = codageExtension(capacite, 'capacityStatus')
  const libelle = (nom: string) => codageExtension(capacite, nom)?.libelle ?? null
  return [
    {
      nature_code: nature?.code ?? null,
      nature_libelle: nature?.libelle ?? natures[nature?.code ?? ''] ?? null,
      statut_code: statut?.code ?? null,
      statut_libelle: statut?.libelle ?? statuts[statut?.code ?? ''] ?? null,
      nombre: combien,
      temporalite: libelle('temporalityCapacity'),
      genre: libelle('genderCapacityAvailable'),
      source: libelle('capacitySourceType'),
      maj_le: instant(extension(capacite, 'capacityUpdateDate')?.valueDateTime) ?? null,
    },
  ]
}
