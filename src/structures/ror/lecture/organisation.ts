import { departementProbable } from '../../territoire.ts'
import {
  type Codage,
  codageExtension,
  codages,
  extension,
  jour,
  type Objet,
  objet,
  referenceVers,
  texte,
} from '../fhir.ts'
import { tableDe } from '../terminologies.ts'
import { type AdresseLue, lireAdresse } from './adresse.ts'
import { type ContactLu, lireContactsOrganisation } from './contacts.ts'
import { lireIdentifiants } from './identifiants-ror.ts'

export type EntiteJuridiqueLue = {
  nom: string
  finess: string | null
  siren: string | null
  statut: Codage | undefined
}

export type StructureLue = AdresseLue & {
  nom: string
  nom_usuel: string | null
  finess: string | null
  siret: string | null
  categorie: Codage | undefined
  /** To be checked against the reference table. */
  departement: string | undefined
  participation_sph: string | null
  aide_financiere: string | null
  ouverte_le: string | null
  fermee_le: string | null
  fermeture_code: string | null
  rattachement: string | undefined
  contacts: ContactLu[]
  alertes: string[]
}

export type UniteLue = {
  nom: string
  identifiant: string | null
  type: Codage | undefined
  ouverte_le: string | null
  fermee_le: string | null
  fermeture_code: string | null
  rattachement: string | undefined
  contacts: ContactLu[]
}

/** Legal entity (EJ). */
export function lireEntiteJuridique(organisation: Objet): EntiteJuridiqueLue {
  const { finess, siren } = lireIdentifiants(organisation)
  return {
    nom: nomDe(organisation) ?? (finess ? `Entité juridique ${finess}` : 'Entité juridique sans nom'),
    finess: finess ?? null,
    siren: siren ?? null,
    statut: typeDe(organisation, ['R72', 'R69']),
  }
}

/** Geographic entity (EG), what orientation calls a structure. */
export function lireStructure(organisation: Objet): StructureLue {
  const { finess, siret, alertes } = lireIdentifiants(organisation)
  const adresse = lireAdresse(organisation)
  const nom = nomDe(organisation)
  return {
    ...adresse,
    ...lirePeriode(organisation),
    nom: nom ?? (finess ? `Établissement ${finess}` : 'Établissement sans nom'),
    nom_usuel: aliasDe(organisation) ?? null,
    finess: finess ?? null,
    siret: siret ?? null,
    categorie: typeDe(organisation, ['R66', 'R02']) ?? categorieNue(organisation),
    departement: departementProbable({
      communeCog: adresse.commune_cog,
      finess: finess ?? null,
      codePostal: adresse.code_postal,
    }),
    participation_sph: typeDe(organisation, ['J202', 'R73'])?.libelle ?? null,
    aide_financiere: codageExtension(organisation, 'ror-organization-financial-help-type')?.libelle ?? null,
    rattachement: referenceVers('Organization', organisation.partOf),
    contacts: lireContactsOrganisation(organisation),
    alertes: nom ? alertes : [...alertes, 'Le ROR ne donne pas de nom à cet établissement.'],
  }
}

/** Internal organisation (OI): pôle, service, unité fonctionnelle. */
export function lireUnite(organisation: Objet): UniteLue {
  const { interne } = lireIdentifiants(organisation)
  return {
    ...lirePeriode(organisation),
    nom: nomDe(organisation) ?? (interne ? `Unité ${interne}` : 'Unité sans nom'),
    identifiant: interne ?? null,
    type: typeDe(organisation, ['R207']),
    rattachement: referenceVers('Organization', organisation.partOf),
    contacts: lireContactsOrganisation(organisation),
  }
}

/** A name is optional since 0.7: the usual name, then the additional one, stand for it. */
function nomDe(organisation: Objet): string | undefined {
  return (
    texte(organisation.name) ??
    aliasDe(organisation) ??
    texte(extension(organisation, 'ror-organization-additional-name')?.valueString)
  )
}

function aliasDe({ alias }: Objet): string | undefined {
  return Array.isArray(alias) ? alias.flatMap(nom => texte(nom) ?? [])[0] : texte(alias)
}

function typeDe(organisation: Objet, tables: string[]): Codage | undefined {
  return codages(organisation.type).find(type => tables.includes(tableDe(type) ?? ''))
}

/** Older pages write the category under the bare system of the NOS: its three digits are then all there is. */
function categorieNue(organisation: Objet): Codage | undefined {
  return codages(organisation.type).find(type => tableDe(type) === undefined && /^\d{3}$/.test(type.code))
}

function lirePeriode(organisation: Objet): Pick<StructureLue, 'ouverte_le' | 'fermee_le' | 'fermeture_code'> {
  const periode = objet(extension(organisation, 'organization-period')?.valuePeriod)
  return {
    ouverte_le:
      jour(periode?.start) ??
      jour(extension(organisation, 'ror-organization-creation-date')?.valueDate) ??
      null,
    fermee_le: jour(periode?.end) ?? null,
    fermeture_code: codageExtension(organisation, 'ror-organization-closing-type')?.code ?? null,
  }
}
