/** National code systems by number: TRE of the NOS (interop.md §8). Emitted so, whatever style the source used. */
const tables: Record<string, string> = {
  G07: 'TypeIdentifiantStructure',
  R02: 'SecteurActivite',
  R13: 'CommuneOM',
  R30: 'RegionOM',
  R66: 'CategorieEtablissement',
  R69: 'FinessAgregatStatutJuridiqueNiv2',
  R72: 'FinessStatutJuridique',
  R200: 'CanalCommunication',
  R207: 'TypeOrganisationInterne',
  R211: 'ActiviteOperationnelle',
  R213: 'ModePriseEnCharge',
  R227: 'ChampActivite',
  R238: 'OuvertureAnnuelle',
  R239: 'PublicPrisEnCharge',
  R240: 'TemporaliteAccueil',
  R241: 'AideFinanciere',
  R244: 'CategorieOrganisation',
  R245: 'SpecialisationDePriseEnCharge',
  R247: 'UcumUniteMesure',
  R251: 'FonctionContact',
  R252: 'TypeHoraire',
  R253: 'TypeMaternite',
  R283: 'NiveauConfidentialite',
  R286: 'TypeFermeture',
  R287: 'NatureContact',
  R329: 'NatureCapacite',
  R330: 'TypeStatutCapacite',
  R331: 'TemporaliteCapacite',
  R332: 'GenreCapacite',
  R335: 'TypeSourceCapacite',
  R338: 'ModaliteAccueil',
  R343: 'FonctionLieu',
  R345: 'TypeIdentifiantAutre',
  R354: 'TypeIdentifiantRessourceOperationnelle',
  R355: 'TypeIdentifiantOffre',
}

/** Address of a national table by its number, when it is one that we know the name of. */
export function systemeDe(numero: string): string | undefined {
  const nom = tables[numero]
  return nom && `https://mos.esante.gouv.fr/NOS/TRE_${numero}-${nom}/FHIR/TRE-${numero}-${nom}`
}

export const systemes = {
  finess: 'https://finess.esante.gouv.fr',
  sirene: 'https://sirene.fr',
  national: 'urn:oid:1.2.250.1.71.4.2.2',
  interne: 'https://oi.esante.gouv.fr',
  /** Types of identifiers since ROR 0.7.0, beside TRE_G07. */
  types: 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203',
} as const

const profilsRor = 'https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/'
export const profilRor = (nom: string) => `${profilsRor}${nom}`
export const extensionFhir = (nom: string) => `http://hl7.org/fhir/StructureDefinition/${nom}`
export const inseeFrCore = 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code'

/** Codes of the labels that the base keeps without their code, as published in the examples of the ROR guide. */
const codesParLibelle: Record<string, Record<string, string>> = {
  R200: { 'Adresse électronique': '1', 'Téléphone fixe': '2', 'Site internet': '4' },
  R241: { 'Habilité Aide Sociale': '02' },
  R287: { Standard: '06' },
  R331: { Courant: '01' },
  R332: { Femme: '01', Homme: '02', Indifférencié: '03' },
  R335: { 'Saisie manuelle': '01' },
}
export const codeDuLibelle = (numero: string, libelle: string) => codesParLibelle[numero]?.[libelle]
