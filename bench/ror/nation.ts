import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  type Code,
  capacite,
  concept,
  contact,
  contactOffre,
  entete,
  extensionRor,
  type Ressource,
  reference,
  systeme,
} from '#demo/ror/fhir.ts'
import { composerFiness } from '#src/socle/identifiants/finess.ts'
import { alea, un } from '../tirage.ts'

/** What the issue asks of the mirror, at `echelle` 1: about 1 GB of JSON. */
const national = { structures: 30_000, offres: 80_000 }
const structuresParEntite = 3
const offresParTranche = 2_000

export type Nation = { fichiers: string[]; ressources: number; octets: number; offres: number }

/** Writes a synthetic nation as the slices of an export, each offer with what surrounds it; the same at each run. */
export async function ecrireNation(dossier: string, echelle: number): Promise<Nation> {
  const offres = Math.ceil(national.offres * echelle)
  const nation: Nation = { fichiers: [], ressources: 0, octets: 0, offres }
  for (let debut = 0; debut < offres; debut += offresParTranche) {
    const fichier = join(dossier, `tranche-${nation.fichiers.length + 1}.json`)
    const fin = Math.min(offres, debut + offresParTranche)
    await pipeline(Readable.from(tranche({ debut, fin, echelle }, nation)), createWriteStream(fichier))
    nation.fichiers.push(fichier)
  }
  return nation
}

function* tranche(
  bornes: { debut: number; fin: number; echelle: number },
  nation: Nation,
): Generator<Buffer> {
  const vues = new Set<string>()
  let avant = '{"resourceType":"Bundle","type":"collection","entry":['
  for (let rang = bornes.debut; rang < bornes.fin; rang++) {
    for (const resource of autourDeLOffre(rang, bornes.echelle)) {
      if (vues.has(`${resource.resourceType}/${resource.id}`)) continue
      vues.add(`${resource.resourceType}/${resource.id}`)
      const morceau = Buffer.from(avant + JSON.stringify({ fullUrl: `urn:${resource.id}`, resource }))
      nation.ressources++
      nation.octets += morceau.length
      yield morceau
      avant = ','
    }
  }
  yield Buffer.from(']}')
}

/** Changes of a day: as many offers, whose name changed. */
export function changements(combien: number, offres: number): Ressource[] {
  return Array.from({ length: combien }, (_, i) => {
    const rang = Math.floor((i * offres) / combien)
    return {
      ...offre(rang, structureDe(rang, offres)),
      ...datee('HealthcareService', `hs-${rang}`, 'ror-healthcareservice', demain),
      name: `Offre ${rang}, nouveau nom`,
    }
  })
}

function autourDeLOffre(rang: number, echelle: number): Ressource[] {
  const eg = structureDe(rang, Math.ceil(national.offres * echelle))
  return [offre(rang, eg), lieu(rang, eg), structure(eg), entite(Math.floor(eg / structuresParEntite))]
}

/** Neighbours share a structure, as in an export sorted by it. */
const structureDe = (rang: number, offres: number) =>
  Math.floor((rang * Math.ceil((national.structures * offres) / national.offres)) / offres)

const departements = ['31', '34', '35', '59', '69', '75', '13', '33', '44', '67', '2A']
const categories: Code[] = [
  ['355', 'Centre Hospitalier (C.H.)'],
  ['500', 'Etablissement d’hébergement pour personnes âgées dépendantes'],
  ['365', 'Etablissement de Soins Pluridisciplinaire'],
  ['186', 'Institut Thérapeutique Éducatif et Pédagogique (I.T.E.P.)'],
]
const activites: Code[] = [
  ['241', 'Réadaptation gériatrique'],
  ['172', 'Réadaptation polyvalente'],
  ['491', 'Médecine gériatrique aiguë'],
  ['511', 'Accueil et hébergement spécialisé'],
]
const modes: Code[] = [
  ['28', 'Hospitalisation complète (HC)'],
  ['29', 'Hospitalisation de jour (HJ)'],
  ['46', 'Hébergement (accueil jour et nuit)'],
]
const jour = new Date('2026-09-01T02:00:00Z')
const demain = new Date('2026-09-02T06:00:00Z')
const communs = extensionRor('ror-meta-creation-date', { valueDateTime: '2024-03-11T09:00:00+01:00' })

function datee(type: string, id: string, profil: string, le: Date) {
  return entete(type, id, profil, le)
}

const finess = (rang: number, numero: number) =>
  composerFiness(`${departementDe(rang)}${String(numero).padStart(6, '0')}`)
const departementDe = (eg: number) => un(departements, eg, 1)

function identifiants(numero: string) {
  const identifiant = (code: string, system: string, value: string) => ({
    type: concept('G07', [code, 'FINESS']),
    system,
    value,
  })
  return [
    { use: 'official', ...identifiant('40', 'urn:oid:1.2.250.1.71.4.2.2', `1${numero}`) },
    identifiant('1', 'https://finess.esante.gouv.fr', numero),
  ]
}

function entite(rang: number): Ressource {
  return {
    ...datee('Organization', `ej-${rang}`, 'ror-organization', jour),
    extension: [communs],
    identifier: identifiants(finess(rang, rang * 2)),
    type: [concept('R69', ['1200', 'Etablissement public'])],
    name: `Entité juridique ${rang} de la nation fictive`,
    address: [adresse(rang)],
  }
}

function structure(rang: number): Ressource {
  return {
    ...datee('Organization', `eg-${rang}`, 'ror-organization', jour),
    extension: [
      communs,
      {
        url: 'http://hl7.org/fhir/StructureDefinition/organization-period',
        valuePeriod: { start: '1998-01-01' },
      },
    ],
    identifier: identifiants(finess(rang, rang * 2 + 1)),
    type: [concept('R66', un(categories, rang, 2))],
    name: `Établissement ${rang} de la nation fictive`,
    address: [adresse(rang)],
    partOf: reference('Organization', `ej-${Math.floor(rang / structuresParEntite)}`),
    contact: [
      contact(
        ['06', 'Standard'],
        [
          { canal: 'telephone', valeur: telephone(rang) },
          { canal: 'courriel', valeur: `accueil-${rang}@nation.example` },
          { canal: 'site', valeur: `https://eg-${rang}.nation.example` },
        ],
      ),
      contact(['01', 'Direction'], [{ canal: 'courriel', valeur: `direction-${rang}@nation.example` }], true),
    ],
  }
}

function offre(rang: number, eg: number): Ressource {
  const ages = { system: systeme('R247'), code: 'a' }
  const plage = (daysOfWeek: string) => ({
    daysOfWeek: [daysOfWeek],
    availableStartTime: '09:00:00',
    availableEndTime: '17:30:00',
  })
  return {
    ...datee('HealthcareService', `hs-${rang}`, 'ror-healthcareservice', jour),
    extension: [
      communs,
      extensionRor('ror-healthcareservice-sensitive-unit', { valueBoolean: alea(rang, 3) < 0.01 }),
      extensionRor('ror-healthcareservice-patient-type', {
        extension: [
          { url: 'ageRange', valueRange: { low: { value: 18, ...ages }, high: { value: 120, ...ages } } },
          {
            url: 'supportedPatientInfo',
            valueCodeableConcept: concept('R239', [
              '01',
              'Personnes âgées en perte d’autonomie (PA) et aidants',
            ]),
          },
        ],
      }),
      ...[0, 1, 2].map(n => contactOffre(['06', 'Standard'], telephone(rang + n))),
    ],
    identifier: [
      {
        type: concept('R355', ['35', 'Identifiant fonctionnel de l’offre']),
        value: `76/${String(rang).padStart(7, '0')}`,
      },
    ],
    active: true,
    name: `Offre ${rang} de la nation fictive`,
    providedBy: reference('Organization', `eg-${eg}`),
    category: [concept('R244', ['101', 'Soins Médicaux et de Réadaptation (SMR) gériatrie'])],
    type: [concept('R227', ['02', 'Soins Médicaux et de réadaptation (SMR)'])],
    specialty: [concept('R211', un(activites, rang, 4))],
    characteristic: [concept('R213', un(modes, rang, 5)), concept('R240', ['02', 'Permanent'])],
    availableTime: ['mon', 'tue', 'wed', 'thu', 'fri'].map(plage),
    location: [reference('Location', `lo-${rang}`)],
  }
}

function lieu(rang: number, eg: number): Ressource {
  const nombre = (sel: number) => Math.floor(alea(rang, sel) * 60)
  return {
    ...datee('Location', `lo-${rang}`, 'ror-location', jour),
    extension: [
      communs,
      extensionRor('ror-commune-cog', {
        valueCodeableConcept: concept('R13', [`${departementDe(eg)}001`, 'Commune fictive']),
      }),
      capacite(['01', 'Lit'], ['01', 'Installé'], nombre(6), jour),
      capacite(['01', 'Lit'], ['02', 'Disponible'], nombre(7), jour),
      capacite(['01', 'Lit'], ['03', 'Occupé'], nombre(8), jour),
    ],
    status: 'active',
    name: `Lieu de l’offre ${rang}`,
    type: [concept('R343', ['004', 'Hébergement SMR'])],
    address: adresse(eg),
  }
}

function adresse(rang: number) {
  return {
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/geolocation',
        extension: [
          { url: 'latitude', valueDecimal: Math.round((43 + alea(rang, 9) * 7) * 1e6) / 1e6 },
          { url: 'longitude', valueDecimal: Math.round((-1 + alea(rang, 10) * 7) * 1e6) / 1e6 },
        ],
      },
    ],
    line: [`${(rang % 200) + 1} rue de la Nation fictive`],
    postalCode: `${departementDe(rang).replace('2A', '20')}000`,
    city: 'COMMUNE FICTIVE',
  }
}

const telephone = (rang: number) => `05619${String(rang % 100_000).padStart(5, '0')}`
