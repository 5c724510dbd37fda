import { describe, expect, it } from 'vitest'
import {
  concept,
  extensionRor,
  unContact,
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
} from '#test/structures/ressources-ror.ts'
import { instant, jour, type Objet, referenceVers } from '../fhir.ts'
import { lireContactsOrganisation } from './contacts.ts'
import { lireOffre } from './offre.ts'
import { lireStructure, lireUnite } from './organisation.ts'
import { genreDe } from './ressource.ts'

const organisation = (contenu: object): Objet => ({ resourceType: 'Organization', id: 'x', ...contenu })
const identifiee = (code: string, value: string, system?: string) =>
  organisation({
    identifier: [{ type: { coding: [{ code }] }, value, system }],
    partOf: { reference: 'Organization/y' },
  })

describe('which organisation it is', () => {
  it.each<[string, Objet, string]>([
    ['a legal status', uneEntiteJuridique(), 'entite-juridique'],
    ['a category', uneStructure(), 'structure'],
    [
      'a category under the address of its value set',
      organisation({ type: concept('JDV_J55-CategorieEG-ROR', '355') }),
      'structure',
    ],
    ['an internal identifier', uneUnite(), 'unite'],
    ['an internal identifier of the older typing', identifiee('42', 'oi-1'), 'unite'],
    ['its profile', organisation({ meta: { profile: ['https://x/ror-core-organization-uf'] } }), 'unite'],
    ['FINEJ, even below another one', identifiee('FINEJ', '350000006'), 'entite-juridique'],
    ['FINEG', identifiee('FINEG', '350000014'), 'structure'],
    [
      'a SIREN',
      organisation({ identifier: [{ system: 'http://sirene.fr', value: '732829320' }] }),
      'entite-juridique',
    ],
    [
      'a SIRET',
      organisation({ identifier: [{ system: 'https://sirene.fr', value: '73282932000074' }] }),
      'structure',
    ],
    ['belonging to nobody', organisation({}), 'entite-juridique'],
    ['belonging to another one', organisation({ partOf: { reference: 'Organization/y' } }), 'structure'],
  ])('is told by %s', (_, ressource, genre) => expect(genreDe(ressource)).toBe(genre))
})

describe('a structure', () => {
  it.each<[string, Objet, object]>([
    [
      'FINESS by its system alone, http',
      organisation({ identifier: [{ system: 'http://finess.esante.gouv.fr', value: '350000014' }] }),
      { finess: '350000014' },
    ],
    [
      'FINESS inside the national identifier',
      identifiee('IDNST', '1350000014', 'urn:oid:1.2.250.1.71.4.2.2'),
      { finess: '350000014', alertes: expect.any(Array) },
    ],
    [
      'malformed FINESS',
      identifiee('1', 'abc'),
      { finess: null, alertes: [expect.stringContaining('ABC'), expect.stringContaining('nom')] },
    ],
    ['usual name when there is no other', organisation({ alias: ['La Maison'] }), { nom: 'La Maison' }],
    ['no name at all', identifiee('1', '350000014'), { nom: 'Établissement 350000014' }],
    [
      'closure',
      organisation({
        name: 'X',
        extension: [
          extensionRor('ror-organization-closing-type', {
            valueCodeableConcept: concept('TRE_R286-TypeFermeture', 'DEF'),
          }),
          {
            url: 'http://hl7.org/fhir/StructureDefinition/organization-period',
            valuePeriod: { start: '2005-01-01', end: '2026-08-31' },
          },
        ],
      }),
      { fermeture_code: 'DEF', fermee_le: '2026-08-31', ouverte_le: '2005-01-01' },
    ],
    [
      'impossible position',
      organisation({
        address: [
          {
            extension: [
              {
                url: 'http://x/geolocation',
                extension: [
                  { url: 'latitude', valueDecimal: 948 },
                  { url: 'longitude', valueDecimal: 2 },
                ],
              },
            ],
          },
        ],
      }),
      { latitude: null, longitude: null },
    ],
    [
      'address as one object',
      organisation({ address: { line: ['2 rue Haute', '35000 RENNES', 'BP 12'], city: 'RENNES' } }),
      { voie: '2 rue Haute', complement: 'BP 12', commune: 'RENNES' },
    ],
  ])('is read tolerantly: %s', (_, ressource, attendu) => {
    expect(lireStructure(ressource)).toMatchObject(attendu)
  })

  it.each([
    ['35238', null, null, '35'],
    ['2A004', null, null, '2A'],
    ['97411', null, null, '974'],
    [null, '970400024', '12345', '974'],
    [null, '980500003', null, '976'],
    [null, '2B0000020', null, '2B'],
    [null, null, '20200', '2B'],
    [null, null, '20000', '2A'],
    [null, null, '97133', '971'],
    [null, null, 'inconnu', undefined],
  ])('is placed by commune %s, FINESS %s or postal code %s in %s', (cog, finess, postalCode, attendu) => {
    const ressource = organisation({
      ...(finess ? { identifier: [{ system: 'https://finess.esante.gouv.fr', value: finess }] } : {}),
      extension: cog
        ? [extensionRor('ror-commune-cog', { valueCodeableConcept: concept('TRE_R13-CommuneOM', cog) })]
        : [],
      address: [{ postalCode }],
    })
    expect(lireStructure(ressource).departement).toBe(attendu)
  })
})

describe('contacts', () => {
  const telecom = (contenu: object, niveau?: string) => ({
    ...unContact(niveau ? { niveau } : {}),
    telecom: [contenu],
  })

  it.each([
    [{ system: 'phone', value: '0299000100' }, 'telephone'],
    [{ value: '01.01.01.01.01' }, 'telephone'],
    [{ system: 'email', value: 'accueil@ch.example' }, 'courriel'],
    [{ system: 'email', value: 'smr@ch.mssante.fr' }, 'messagerie-securisee'],
    [{ system: 'url', value: 'https://ch.example' }, 'site'],
    [{ system: 'url', value: 'javascript:alert(1)' }, 'autre'],
    [{ system: 'fax', value: '0299000101' }, 'telecopie'],
  ])('%j is %s', (contenu, canal) => {
    expect(lireContactsOrganisation({ contact: [telecom(contenu)] })).toMatchObject([{ canal, niveau: 1 }])
  })

  it.each([
    [
      'the contact and its address differ',
      {
        contact: [
          {
            ...unContact({ niveau: '1' }),
            telecom: [
              {
                value: '0299000100',
                extension: [
                  extensionRor('ror-telecom-confidentiality-level', {
                    valueCodeableConcept: concept('TRE_R283-NiveauConfidentialite', '2'),
                  }),
                ],
              },
            ],
          },
        ],
      },
      2,
    ],
    ['a level is unknown', { contact: [unContact({ niveau: '9' })] }, 3],
    ['no level is given', { telecom: [{ system: 'phone', value: '0299000100' }] }, 3],
  ])('take the most restricted level when %s', (_, ressource, niveau) => {
    expect(lireContactsOrganisation(ressource)).toMatchObject([{ niveau }])
  })
})

describe('an offer', () => {
  const ages = (low: object, high: object) => ({
    extension: [
      extensionRor('ror-healthcareservice-patient-type', {
        extension: [{ url: 'ageRange', valueRange: { low, high } }],
      }),
    ],
  })
  it.each<[string, object, object]>([
    [
      'ages in years',
      ages({ value: 15, code: 'a' }, { value: 150, code: 'a' }),
      { age_min: 15, age_max: 150 },
    ],
    ['ages in months', ages({ value: 30, code: 'mo' }, { value: 6 }), { age_min: 2, age_max: 6 }],
    ['ages that are none', ages({ value: 'x' }, { value: -3 }), { age_min: null, age_max: null }],
    [
      'a closing period',
      { notAvailable: [{ description: 'Travaux', during: { start: '2026-09-07', end: '2026-10-04' } }] },
      { indisponible_du: '2026-09-07', indisponible_au: '2026-10-04', indisponible_motif: 'Travaux' },
    ],
    [
      'the same place twice',
      { location: [{ reference: 'Location/a' }, { reference: 'https://ror.example/Location/a/_history/2' }] },
      { lieux: ['a'] },
    ],
    [
      'an unknown trait',
      { characteristic: [{ coding: [{ system: 'https://mos.esante.gouv.fr/NOS', code: 'zz' }] }] },
      { caracteristiques: expect.arrayContaining([expect.objectContaining({ axe: 'Autre', code: 'zz' })]) },
    ],
  ])('is read with %s', (_, contenu, attendu) => {
    expect(lireOffre(uneOffre('hs1', contenu as Record<string, unknown>))).toMatchObject(attendu)
  })

  it('groups the days that share their hours', () => {
    const plage = (jour: string) => ({
      daysOfWeek: [jour],
      availableStartTime: '09:00:00',
      availableEndTime: '17:30:00',
    })
    const parNumero = {
      extension: [{ url: 'x/ror-available-time-number-days-of-week', valueInteger: 3 }],
      availableStartTime: '09:00:00',
      availableEndTime: '17:30:00',
    }
    const { horaires } = lireOffre(
      uneOffre('hs1', { availableTime: [plage('tue'), plage('mon'), parNumero] }),
    )
    expect(horaires).toEqual([{ type: null, jours: [1, 2, 3], de: '09:00', a: '17:30' }])
  })
})

describe('small readers', () => {
  it.each([
    ['2026-08-20T04:12:00.000+02:00', '2026-08-20T02:12:00.000Z'],
    ['2026', '2026-01-01T00:00:00.000Z'],
    ['2026-13-45', undefined],
    ['hier', undefined],
    [20260820, undefined],
  ])('instant of %s', (valeur, attendu) => expect(instant(valeur)).toBe(attendu))

  it.each([
    ['2026-08-31', '2026-08-31'],
    ['2026-08-31T23:30:00-05:00', '2026-08-31'],
    ['2026-02-31', undefined],
    ['2026-08', undefined],
  ])('day of %s', (valeur, attendu) => expect(jour(valeur)).toBe(attendu))

  it.each([
    ['Organization/53-oi3', '53-oi3'],
    ['https://ror.example/fhir/Organization/12/_history/3', '12'],
    ['Location/53-oi3', undefined],
    ['', undefined],
  ])('reference %s', (reference, attendu) =>
    expect(referenceVers('Organization', { reference })).toBe(attendu),
  )

  it('keeps the parent and the kind of a unit', () => {
    expect(lireUnite(uneUnite())).toMatchObject({
      rattachement: 'eg1',
      type: { libelle: 'Structure interne ou Service' },
    })
  })
})
