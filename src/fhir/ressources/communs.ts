import type {
  Address,
  CodeableConcept,
  Coding,
  ContactPoint,
  Element,
  Extension,
  Identifier,
  Meta,
} from 'fhir/r4.js'
import type { Canal } from '#src/structures/tables.ts'
import { codeDuLibelle, extensionFhir, inseeFrCore, profilRor, systemeDe, systemes } from '../systemes.ts'

/** The same object without its absent members: FHIR knows neither null nor empty lists. */
export function presents<T extends object>(objet: { [C in keyof T]: T[C] | null | undefined }): T {
  return Object.fromEntries(
    Object.entries(objet).filter(
      ([, valeur]) =>
        valeur !== null &&
        valeur !== undefined &&
        valeur !== '' &&
        !(Array.isArray(valeur) && valeur.length === 0),
    ),
  ) as T
}

export type LigneRessource = { change_le: Date; ror_region_code: string | null }

/** No `versionId` yet: it is drawn from the whole content. */
export function meta(profil: string, { change_le, ror_region_code }: LigneRessource): Meta {
  return presents<Meta>({
    lastUpdated: change_le.toISOString(),
    profile: [profilRor(profil)],
    tag: ror_region_code ? [codage('R30', ror_region_code)] : [],
  })
}

export function codage(numero: string, code: string, display?: string | null): Coding {
  return presents<Coding>({ system: systemeDe(numero), code, display })
}

export const concept = (numero: string, code: string, libelle?: string | null): CodeableConcept => ({
  coding: [codage(numero, code, libelle)],
})

/** What the base keeps as a label alone: with its code when it is a published one, else as text. */
export function conceptDuLibelle(numero: string, libelle: string | null): CodeableConcept | undefined {
  if (!libelle) return undefined
  const code = codeDuLibelle(numero, libelle)
  return code ? concept(numero, code, libelle) : { text: libelle }
}

export const extension = (nom: string, valeur: Omit<Extension, 'url'>): Extension => ({
  url: profilRor(nom),
  ...valeur,
})

type Typage = { g07?: string; v0203: string; libelle: string }

/** An identifier typed both ways: TRE_G07 until ROR 0.6, the French table 0203 since 0.7. */
export function identifiant(
  system: string,
  value: string | null,
  { g07, v0203, libelle }: Typage,
): Identifier[] {
  if (!value) return []
  const types = [
    ...(g07 ? [codage('G07', g07, libelle)] : []),
    { system: systemes.types, code: v0203 } satisfies Coding,
  ]
  return [{ type: { coding: types }, system, value }]
}

type LigneAdresse = {
  voie: string | null
  complement: string | null
  code_postal: string | null
  commune: string | null
  commune_cog: string | null
  latitude: number | null
  longitude: number | null
}

/** The street on its line, what completes it in the part of ISO 21090 that the ROR uses; `text` has it all. */
export function adresse(a: LigneAdresse, { situee }: { situee: boolean }): Address | undefined {
  const complement: Element = {
    extension: [{ url: extensionFhir('iso21090-ADXP-additionalLocator'), valueString: a.complement ?? '' }],
  }
  const texte = [a.voie, a.complement, [a.code_postal, a.commune].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
  const lue = presents<Address>({
    extension: situee
      ? [
          ...(a.commune_cog ? [{ url: inseeFrCore, valueCoding: codage('R13', a.commune_cog) }] : []),
          ...geolocalisation(a),
        ]
      : [],
    text: texte,
    line: a.voie ? [a.voie] : a.complement ? [null as unknown as string] : [],
    _line: a.complement ? [complement] : [],
    city: a.commune,
    postalCode: a.code_postal,
  })
  return Object.keys(lue).length > 0 ? lue : undefined
}

function geolocalisation({ latitude, longitude }: LigneAdresse): Extension[] {
  if (latitude === null || longitude === null) return []
  return [
    {
      url: extensionFhir('geolocation'),
      extension: [
        { url: 'latitude', valueDecimal: latitude },
        { url: 'longitude', valueDecimal: longitude },
      ],
    },
  ]
}

/** As the loaders read them, as JSON: level 1 only, which the source says « visible du grand public ». */
export type ContactPublic = {
  nature: string | null
  fonction: string | null
  nom: string | null
  canal: Canal
  canal_libelle: string | null
  valeur: string
}

export const grandPublic = concept('R283', '1', 'Visible du grand public')

const parCanal: Record<Canal, ContactPoint['system']> = {
  telephone: 'phone',
  telecopie: 'fax',
  courriel: 'email',
  'messagerie-securisee': 'email',
  site: 'url',
  autre: 'other',
}

export function telecom({ canal, canal_libelle, valeur }: ContactPublic): ContactPoint {
  const communication = conceptDuLibelle('R200', canal_libelle)
  return presents<ContactPoint>({
    extension: [
      ...(communication
        ? [extension('ror-telecom-communication-channel', { valueCodeableConcept: communication })]
        : []),
      extension('ror-telecom-confidentiality-level', { valueCodeableConcept: grandPublic }),
    ],
    system: parCanal[canal],
    value: valeur,
  })
}
