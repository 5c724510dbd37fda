import { Fhir } from 'fhir'
import type { HealthcareService, Location, Organization } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { imaginerRegion } from '#demo/peuplement.ts'
import { lireLieu } from '#src/structures/ror/lecture/lieu.ts'
import { lireOffre } from '#src/structures/ror/lecture/offre.ts'
import { lireStructure, lireUnite } from '#src/structures/ror/lecture/organisation.ts'
import { applicationFhir, publier } from '#test/fhir/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import {
  concept,
  extensionRor,
  unContact,
  uneCapacite,
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'

const fhir = new Fhir()

/**
 * What is wrong with a resource as R4. Codes outside of value sets that are only proposed are warnings: national ones are meant.
 * `valueBoolean: false` reported as missing is a known fault of the validator.
 */
function defauts(ressource: object): string[] {
  const { messages = [] } = fhir.validate(ressource, { errorOnUnexpected: true })
  return messages
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .filter(({ location, message }) => !/value\[x\]|valueBoolean/.test(`${location} ${message}`))
    .map(({ location, message }) => `${location} : ${message}`)
}

describe('what is emitted', () => {
  const test = baseDeTest()

  it('is sound R4 over a whole region, bundles and capabilities included', async () => {
    const { ressources } = imaginerRegion({ graine: 2026, maintenant: new Date('2026-11-20T04:00:00Z') })
    await publier(test.base, ressources)
    const { lire, toutes } = applicationFhir(test.base)
    expect(defauts({ resourceType: 'Location', status: 'ouvert', inconnu: 1 })).toHaveLength(2)
    expect(defauts((await lire('/metadata')).corps)).toEqual([])
    for (const type of ['Organization', 'HealthcareService', 'Location']) {
      const entrees = await toutes(`/${type}?_count=200`)
      expect(entrees.length, type).toBeGreaterThan(100)
      // one of each shape is enough: the validator takes 10 ms a resource
      const formes = new Map(entrees.map(({ resource }) => [Object.keys(resource).join(), resource]))
      for (const resource of [...formes.values(), ...entrees.slice(0, 20).map(({ resource }) => resource)])
        expect(defauts(resource)).toEqual([])
    }
    const { corps } = await lire(
      '/HealthcareService?_count=5&_include=HealthcareService:location&_include=HealthcareService:organization&_include:iterate=Organization:partof',
    )
    expect(corps.entry.length).toBeGreaterThan(10)
    expect(defauts(corps)).toEqual([])
    expect(defauts((await lire('/Location?_count=3&_elements=name')).corps)).toEqual([])
    expect(defauts((await lire('/Organization/eg-inconnue')).corps)).toEqual([])
  })
})

describe('what is served, read again by the readers of the ROR', () => {
  const test = baseDeTest()
  const adresse = {
    line: ['12 rue des Écoles'],
    _line: [
      {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-additionalLocator',
            valueString: '35000 bâtiment B',
          },
        ],
      },
    ],
    postalCode: '35000',
    city: 'RENNES',
  }
  const sources = {
    eg: uneStructure('eg1', {
      alias: ['Les Landes'],
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/organization-period',
          valuePeriod: { start: '1998-02-03', end: '2027-01-31' },
        },
        extensionRor('ror-organization-closing-type', {
          valueCodeableConcept: concept('TRE_R286-TypeFermeture', 'PRE'),
        }),
        extensionRor('ror-organization-financial-help-type', {
          valueCodeableConcept: concept('TRE_R241-AideFinanciere', '02', 'Habilité Aide Sociale'),
        }),
      ],
      address: [
        {
          ...adresse,
          extension: [
            {
              url: 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code',
              valueCoding: { code: '35238' },
            },
            {
              url: 'http://hl7.org/fhir/StructureDefinition/geolocation',
              extension: [
                { url: 'latitude', valueDecimal: 48.1123 },
                { url: 'longitude', valueDecimal: -1.6801 },
              ],
            },
          ],
        },
      ],
      contact: [unContact(), unContact({ valeur: '0299000200' })],
    }),
    oi: uneUnite('oi1', { contact: [unContact({ valeur: '0299000300' })] }),
    offre: uneOffre('hs1', {
      extension: [
        extensionRor('ror-healthcareservice-sensitive-unit', { valueBoolean: false }),
        extensionRor('ror-healthcareservice-patient-type', {
          extension: [
            { url: 'ageRange', valueRange: { low: { value: 18 }, high: { value: 75 } } },
            {
              url: 'supportedPatientInfo',
              valueCodeableConcept: concept('TRE_R239-PublicPrisEnCharge', '03', 'Âgés'),
            },
          ],
        }),
        extensionRor('ror-healthcareservice-contact', {
          extension: [
            {
              url: 'purposeContact',
              valueCodeableConcept: concept('TRE_R287-NatureContact', '06', 'Standard'),
            },
            { url: 'nameContact', valueHumanName: { text: 'Accueil' } },
            extensionRor('ror-confidentiality-level', {
              valueCodeableConcept: concept('TRE_R283-NiveauConfidentialite', '1'),
            }),
            extensionRor('ror-healthcareservice-contact-telecom', {
              extension: [{ url: 'telecomAddress', valueString: '0299000400' }],
            }),
          ],
        }),
      ],
      active: false,
      category: [concept('TRE_R244-CategorieOrganisation', '157', 'Unité')],
      specialty: [concept('TRE_R211-ActiviteOperationnelle', '022', 'Chirurgie')],
      characteristic: [
        concept('TRE_R213-ModePriseEnCharge', '28', 'HC'),
        concept('TRE_R240-TemporaliteAccueil', '02', 'Permanent'),
        { coding: [{ system: 'https://inconnu.example/table', code: 'zz', display: 'Rare' }] },
      ],
      availableTime: [
        { daysOfWeek: ['mon', 'tue'], availableStartTime: '08:30:00', availableEndTime: '17:00:00' },
        { daysOfWeek: ['sun'], allDay: true },
      ],
      notAvailable: [{ description: 'Travaux', during: { start: '2026-12-01', end: '2026-12-24' } }],
    }),
    lieu: unLieu('lo1', {
      extension: [
        uneCapacite(30),
        uneCapacite(2, '02'),
        extensionRor('ror-commune-cog', {
          valueCodeableConcept: concept('TRE_R13-CommuneOM', '35238', 'RENNES'),
        }),
      ],
      type: [concept('TRE_R343-FonctionLieu', '004', 'Hébergement SMR')],
      address: adresse,
      position: { latitude: 48.1, longitude: -1.7 },
    }),
  }

  it('says the same of a structure, a unit, an offer and a place', async () => {
    await publier(test.base, [uneEntiteJuridique(), sources.eg, sources.oi, sources.offre, sources.lieu])
    const { lire } = applicationFhir(test.base)
    const servie = async <R>(chemin: string): Promise<R> => (await lire(chemin)).corps
    const eg = await servie<Organization>('/Organization/eg-350000014')
    const oi = await servie<Organization>('/Organization/oi-ror-oi1')
    const offre = await servie<HealthcareService>('/HealthcareService/hs1')
    const lieu = await servie<Location>('/Location/lo1')
    for (const ressource of [eg, oi, offre, lieu]) expect(defauts(ressource)).toEqual([])

    // the label of a category is ours, and what it hangs from bears our id
    const sansCategorie = ({ categorie, rattachement: _, ...reste }: ReturnType<typeof lireStructure>) => ({
      ...reste,
      categorie: categorie?.code,
    })
    expect(sansCategorie(lireStructure({ ...eg }))).toEqual(sansCategorie(lireStructure(sources.eg)))
    expect({ ...lireUnite({ ...oi }), rattachement: 'eg1' }).toEqual(lireUnite(sources.oi))
    expect({ ...lireOffre({ ...offre }), rattachement: 'oi1' }).toEqual(lireOffre(sources.offre))
    expect(lireLieu({ ...lieu })).toEqual(lireLieu(sources.lieu))
    expect(eg.partOf?.reference).toBe('Organization/ej-350000006')
    expect(offre.providedBy?.reference).toBe('Organization/oi-ror-oi1')
  })
})
