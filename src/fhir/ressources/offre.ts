import type {
  CodeableConcept,
  Extension,
  HealthcareService,
  HealthcareServiceAvailableTime,
} from 'fhir/r4.js'
import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { lieuPublic, unitePublique } from '#src/structures/publication.ts'
import { tableDe } from '#src/structures/ror/terminologies.ts'
import type { Caracteristique, Horaire } from '#src/structures/tables.ts'
import { idFhir } from '../ids.ts'
import { systemeDe } from '../systemes.ts'
import {
  type ContactPublic,
  concept,
  conceptDuLibelle,
  extension,
  grandPublic,
  meta,
  presents,
} from './communs.ts'
import { contactsDe } from './organisation.ts'

type Cles = { id: string; finess: string | null; ror_id: string | null }

type LigneOffre = {
  id: string
  ror_id: string
  identifiant: string | null
  nom: string
  champ_code: string | null
  champ_libelle: string | null
  categorie_code: string | null
  categorie_libelle: string | null
  caracteristiques: Caracteristique[]
  age_min: number | null
  age_max: number | null
  horaires: Horaire[]
  active: boolean
  indisponible_du: string | null
  indisponible_au: string | null
  indisponible_motif: string | null
  ror_region_code: string | null
  change_le: Date
  eg: Cles
  oi: Cles | null
  lieux: Cles[]
  contacts: ContactPublic[]
}

export async function offres(base: Lecture, ids: readonly string[]): Promise<[string, HealthcareService][]> {
  const { rows } =
    await sql<LigneOffre>`select ${preparee} o.id, o.ror_id, o.identifiant, o.nom, o.champ_code, o.champ_libelle, o.categorie_code, o.categorie_libelle,
      o.caracteristiques, o.age_min, o.age_max, o.horaires, o.active, o.indisponible_du, o.indisponible_au,
      o.indisponible_motif, o.ror_region_code, o.change_le,
      json_build_object('id', s.id, 'finess', s.finess, 'ror_id', s.ror_id) as eg,
      (select json_build_object('id', u.id, 'ror_id', u.ror_id) from unite u
        where u.id = o.unite_id and ${unitePublique('u')}) as oi,
      (select coalesce(json_agg(json_build_object('id', l.id, 'ror_id', l.ror_id) order by l.ror_id), '[]')
        from offre_lieu ol join lieu l on l.ror_id = ol.lieu_ror_id
        where ol.offre_id = o.id and ${lieuPublic('l')}) as lieux,
      ${contactsDe('offre_id', sql`o.id`)} as contacts
    from offre o join structure s on s.id = o.structure_id where o.id = any (${ids}::uuid[])`.execute(base)
  return rows.map(ligne => [ligne.id, offre(ligne)])
}

function offre(o: LigneOffre): HealthcareService {
  const traits = Map.groupBy(o.caracteristiques, trait =>
    elementDe(tableDe({ systeme: trait.systeme ?? undefined, code: '', libelle: undefined })),
  )
  const de = (element: Element) => (traits.get(element) ?? []).map(enConcept)
  const [champs, categories] = [de('type'), de('category')]
  return presents<HealthcareService>({
    resourceType: 'HealthcareService',
    id: idFhir('offre', o),
    meta: meta('ror-healthcareservice', o),
    extension: [
      // sensitive units are not public: what is served here never is
      extension('ror-healthcareservice-sensitive-unit', { valueBoolean: false }),
      ...publics(o, de('public')),
      ...o.contacts.map(contact),
    ],
    identifier: o.identifiant
      ? [
          {
            type: concept('R355', '35', "Identifiant fonctionnel de l'offre connu par l'instance ROR"),
            value: o.identifiant,
          },
        ]
      : [],
    active: o.active,
    providedBy: { reference: `Organization/${o.oi ? idFhir('oi', o.oi) : idFhir('eg', o.eg)}` },
    category:
      categories.length > 0 || !o.categorie_code
        ? categories
        : [concept('R244', o.categorie_code, o.categorie_libelle)],
    type: champs.length > 0 || !o.champ_code ? champs : [concept('R227', o.champ_code, o.champ_libelle)],
    specialty: de('specialty'),
    location: o.lieux.map(lieu => ({ reference: `Location/${idFhir('lieu', lieu)}` })),
    name: o.nom,
    characteristic: de('characteristic'),
    availableTime: o.horaires.map(plage),
    notAvailable: indisponibilite(o),
  })
}

type Element = 'type' | 'category' | 'specialty' | 'public' | 'characteristic'

/** Where the ROR puts each coded trait, by its table. */
function elementDe(table: string | undefined): Element {
  if (table === 'R227') return 'type'
  if (table === 'R244') return 'category'
  if (table === 'R211' || table === 'J51') return 'specialty'
  return table === 'R239' ? 'public' : 'characteristic'
}

/** Under the address of the code system, even where the source named a value set; what we do not know, as it came. */
function enConcept({ systeme, code, libelle }: Caracteristique): CodeableConcept {
  const table = tableDe({ systeme: systeme ?? undefined, code, libelle: undefined })
  const system = (table && systemeDe(table)) ?? systeme
  return {
    coding: [presents<{ system: string; code: string; display: string }>({ system, code, display: libelle })],
  }
}

/** One extension with the ages, and one for each kind of people. */
function publics(o: LigneOffre, infos: CodeableConcept[]): Extension[] {
  const annees = (value: number | null) =>
    value === null ? undefined : { value, system: systemeDe('R247'), code: 'a' }
  const bornes = presents<{ low: object; high: object }>({ low: annees(o.age_min), high: annees(o.age_max) })
  const parties: Extension[] = [
    ...(Object.keys(bornes).length > 0 ? [{ url: 'ageRange', valueRange: bornes }] : []),
    ...infos.map(info => ({ url: 'supportedPatientInfo', valueCodeableConcept: info })),
  ]
  return parties.length > 0 ? [extension('ror-healthcareservice-patient-type', { extension: parties })] : []
}

function contact(c: ContactPublic): Extension {
  const [nature, fonction, communication] = [
    conceptDuLibelle('R287', c.nature),
    conceptDuLibelle('R251', c.fonction),
    conceptDuLibelle('R200', c.canal_libelle),
  ]
  return extension('ror-healthcareservice-contact', {
    extension: [
      ...(nature ? [{ url: 'purposeContact', valueCodeableConcept: nature }] : []),
      ...(fonction ? [{ url: 'functionContact', valueCodeableConcept: fonction }] : []),
      ...(c.nom ? [{ url: 'nameContact', valueHumanName: { text: c.nom } }] : []),
      extension('ror-confidentiality-level', { valueCodeableConcept: grandPublic }),
      extension('ror-healthcareservice-contact-telecom', {
        extension: [
          ...(communication
            ? [extension('ror-telecom-communication-channel', { valueCodeableConcept: communication })]
            : []),
          extension('ror-telecom-confidentiality-level', { valueCodeableConcept: grandPublic }),
          { url: 'telecomAddress', valueString: c.valeur },
        ],
      }),
    ],
  })
}

const jours = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** « 24:00 » is no time of FHIR: a whole day says so, else the last minute stands for it. */
function plage({ type, jours: numeros, de, a }: Horaire): HealthcareServiceAvailableTime {
  const nature = conceptDuLibelle('R252', type)
  const journee = de === '00:00' && a === '24:00'
  const heure = (texte: string | null) =>
    texte === null ? undefined : `${texte === '24:00' ? '23:59' : texte}:00`
  return presents<HealthcareServiceAvailableTime>({
    extension: nature ? [extension('ror-available-time-type-of-time', { valueCodeableConcept: nature })] : [],
    daysOfWeek: numeros.flatMap(numero => jours[numero - 1] ?? []),
    allDay: journee || undefined,
    availableStartTime: journee ? undefined : heure(de),
    availableEndTime: journee ? undefined : heure(a),
  })
}

function indisponibilite(o: LigneOffre): HealthcareService['notAvailable'] {
  const during = presents<{ start: string; end: string }>({
    start: o.indisponible_du,
    end: o.indisponible_au,
  })
  const datee = Object.keys(during).length > 0
  if (!datee && !o.indisponible_motif) return []
  // a description is required: the source may give dates alone
  return [{ description: o.indisponible_motif ?? 'Offre indisponible', ...(datee && { during }) }]
}
