/** FHIR R4 as the ROR publishes it, just enough for the demo region (shapes: IG ROR 0.7.0). */
export type Ressource = { resourceType: string; id: string } & { [cle: string]: unknown }
type Extension = { url: string; [cle: string]: unknown }

const ror = 'https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/'

/** National code systems used here, by their number. */
const tables = {
  G07: 'TypeIdentifiantStructure',
  R13: 'CommuneOM',
  R30: 'RegionOM',
  R66: 'CategorieEtablissement',
  R69: 'FinessAgregatStatutJuridiqueNiv2',
  R200: 'CanalCommunication',
  R207: 'TypeOrganisationInterne',
  R211: 'ActiviteOperationnelle',
  R213: 'ModePriseEnCharge',
  R227: 'ChampActivite',
  R239: 'PublicPrisEnCharge',
  R240: 'TemporaliteAccueil',
  R244: 'CategorieOrganisation',
  R247: 'UcumUniteMesure',
  R283: 'NiveauConfidentialite',
  R287: 'NatureContact',
  R329: 'NatureCapacite',
  R330: 'TypeStatutCapacite',
  R331: 'TemporaliteCapacite',
  R335: 'TypeSourceCapacite',
  R343: 'FonctionLieu',
  R345: 'TypeIdentifiantAutre',
  R355: 'TypeIdentifiantOffre',
} as const
export type Table = keyof typeof tables
export type Code = readonly [code: string, libelle: string]

export function systeme(table: Table): string {
  return `https://mos.esante.gouv.fr/NOS/TRE_${table}-${tables[table]}/FHIR/TRE-${table}-${tables[table]}`
}

export function concept(table: Table, [code, display]: Code) {
  return { coding: [{ system: systeme(table), code, display }] }
}

/** An extension of the ROR guide. */
export function extensionRor(nom: string, contenu: { [cle: string]: unknown }): Extension {
  return { url: `${ror}${nom}`, ...contenu }
}

/** Identity, profile and date of a resource of the region. */
export function entete(type: string, id: string, profil: string, majLe: Date) {
  return {
    resourceType: type,
    id,
    meta: {
      lastUpdated: majLe.toISOString(),
      profile: [`${ror}${profil}`],
      tag: [{ system: systeme('R30'), code: '76' }],
    },
  }
}

export const reference = (type: string, id: string) => ({ reference: `${type}/${id}` })

const grandPublic = concept('R283', ['1', 'Visible du grand public'])
const professionnels = concept('R283', ['2', 'Visible par les professionnels'])

export type Telecom = { canal: 'telephone' | 'courriel' | 'site'; valeur: string }
const canaux: Record<Telecom['canal'], { code: Code; system: string }> = {
  telephone: { code: ['2', 'Téléphone fixe'], system: 'phone' },
  courriel: { code: ['1', 'Adresse électronique'], system: 'email' },
  site: { code: ['4', 'Site internet'], system: 'url' },
}

/** A contact of an organisation, shown to everyone or to professionals only. */
export function contact(nature: Code, telecoms: readonly Telecom[], reserve = false) {
  const niveau = reserve ? professionnels : grandPublic
  return {
    extension: [extensionRor('ror-contact-confidentiality-level', { valueCodeableConcept: niveau })],
    purpose: concept('R287', nature),
    telecom: telecoms.map(({ canal, valeur }) => ({
      extension: [
        extensionRor('ror-telecom-communication-channel', {
          valueCodeableConcept: concept('R200', canaux[canal].code),
        }),
        extensionRor('ror-telecom-confidentiality-level', { valueCodeableConcept: niveau }),
      ],
      system: canaux[canal].system,
      value: valeur,
    })),
  }
}

/** The same contact on an offer, which has an extension of its own for it. */
export function contactOffre(nature: Code, telephone: string): Extension {
  return extensionRor('ror-healthcareservice-contact', {
    extension: [
      { url: 'purposeContact', valueCodeableConcept: concept('R287', nature) },
      extensionRor('ror-confidentiality-level', { valueCodeableConcept: professionnels }),
      extensionRor('ror-healthcareservice-contact-telecom', {
        extension: [
          extensionRor('ror-telecom-communication-channel', {
            valueCodeableConcept: concept('R200', canaux.telephone.code),
          }),
          extensionRor('ror-telecom-confidentiality-level', { valueCodeableConcept: professionnels }),
          { url: 'telecomAddress', valueString: telephone },
        ],
      }),
    ],
  })
}

/** A number of beds, places or dwellings. */
export function capacite(nature: Code, statut: Code, nombre: number, majLe: Date): Extension {
  return extensionRor('ror-location-supported-capacity', {
    extension: [
      { url: 'nbCapacity', valueInteger: nombre },
      { url: 'capacityUpdateDate', valueDateTime: majLe.toISOString() },
      { url: 'capacityStatus', valueCodeableConcept: concept('R330', statut) },
      { url: 'capacityType', valueCodeableConcept: concept('R329', nature) },
      { url: 'temporalityCapacity', valueCodeableConcept: concept('R331', ['01', 'Courant']) },
      { url: 'capacitySourceType', valueCodeableConcept: concept('R335', ['01', 'Saisie manuelle']) },
    ],
  })
}
