/** Small fictional FHIR resources, in the shape that the ROR publishes. Every number is invented. */

const extensionsRor = 'https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition'
const table = (nom: string) => `https://mos.esante.gouv.fr/NOS/${nom}/FHIR/${nom.replace('_', '-')}`

export function concept(nomDeTable: string, code: string, display?: string) {
  return { coding: [{ system: table(nomDeTable), code, ...(display ? { display } : {}) }] }
}

export function extensionRor(nom: string, contenu: object) {
  return { url: `${extensionsRor}/${nom}`, ...contenu }
}

type Options = { maj?: string; region?: string } & Record<string, unknown>

function ressource(resourceType: string, id: string, { maj, region, ...reste }: Options) {
  return {
    resourceType,
    id,
    meta: {
      lastUpdated: maj ?? '2026-09-01T04:00:00+02:00',
      tag: [{ system: table('TRE_R30-RegionOM'), code: region ?? '53' }],
    },
    ...reste,
  }
}

function identifiant(code: string, system: string, value: string) {
  return { type: concept('TRE_G07-TypeIdentifiantStructure', code), system, value }
}

export function uneEntiteJuridique(id = 'ej1', options: Options & { finess?: string } = {}) {
  const { finess = '350000006', ...reste } = options
  return ressource('Organization', id, {
    identifier: [identifiant('1', 'https://finess.esante.gouv.fr', finess)],
    type: [concept('TRE_R72-FinessStatutJuridique', '13', 'Etablissement Public Communal d’Hospitalisation')],
    name: 'CENTRE HOSPITALIER DES LANDES VERTES',
    ...reste,
  })
}

export function uneStructure(id = 'eg1', options: Options & { finess?: string; categorie?: string } = {}) {
  const { finess = '350000014', categorie = '355', ...reste } = options
  return ressource('Organization', id, {
    identifier: [identifiant('1', 'https://finess.esante.gouv.fr', finess)],
    type: [concept('TRE_R66-CategorieEtablissement', categorie, `Catégorie ${categorie} selon la source`)],
    name: 'CH DES LANDES VERTES',
    address: [{ line: ['1 rue du Four'], postalCode: '35000', city: 'RENNES' }],
    partOf: { reference: 'Organization/ej1' },
    ...reste,
  })
}

export function uneUnite(id = 'oi1', options: Options = {}) {
  return ressource('Organization', id, {
    identifier: [
      {
        type: concept('TRE_R345-TypeIdentifiantAutre', '42'),
        system: 'https://oi.esante.gouv.fr',
        value: id,
      },
    ],
    type: [concept('TRE_R207-TypeOrganisationInterne', '2', 'Structure interne ou Service')],
    name: 'Service de SMR',
    partOf: { reference: 'Organization/eg1' },
    ...options,
  })
}

export function uneOffre(id = 'hs1', options: Options & { sensible?: boolean } = {}) {
  const { sensible = false, ...reste } = options
  return ressource('HealthcareService', id, {
    extension: [extensionRor('ror-healthcareservice-sensitive-unit', { valueBoolean: sensible })],
    identifier: [{ value: `53/${id}` }],
    name: 'SMR gériatrique',
    providedBy: { reference: 'Organization/oi1' },
    type: [concept('TRE_R227-ChampActivite', '02', 'SMR')],
    characteristic: [concept('TRE_R213-ModePriseEnCharge', '28', 'Hospitalisation complète (HC)')],
    location: [{ reference: 'Location/lo1' }],
    ...reste,
  })
}

export function uneCapacite(nombre: unknown, statut = '01') {
  return extensionRor('ror-location-supported-capacity', {
    extension: [
      { url: 'nbCapacity', valueInteger: nombre },
      {
        url: 'capacityStatus',
        valueCodeableConcept: concept('TRE_R330-TypeStatutCapacite', statut, 'Installé'),
      },
      { url: 'capacityType', valueCodeableConcept: concept('TRE_R329-NatureCapacite', '01', 'Lit') },
      { url: 'capacityUpdateDate', valueDateTime: '2026-09-01T06:00:00Z' },
    ],
  })
}

export function unLieu(id = 'lo1', options: Options = {}) {
  return ressource('Location', id, {
    name: 'SMR - 2e étage',
    status: 'active',
    extension: [uneCapacite(30), uneCapacite(2, '02')],
    address: { line: ['1 rue du Four'], postalCode: '35000', city: 'RENNES' },
    ...options,
  })
}

export function unContact(options: { niveau?: string; valeur?: string; nature?: string } = {}) {
  const niveau = concept('TRE_R283-NiveauConfidentialite', options.niveau ?? '1')
  return {
    extension: [extensionRor('ror-contact-confidentiality-level', { valueCodeableConcept: niveau })],
    purpose: concept('TRE_R287-NatureContact', '06', options.nature ?? 'Standard'),
    telecom: [{ system: 'phone', value: options.valeur ?? '0299000100' }],
  }
}

export function unBundle(...ressources: object[]) {
  return { resourceType: 'Bundle', type: 'collection', entry: ressources.map(resource => ({ resource })) }
}
