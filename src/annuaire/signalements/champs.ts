import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour } from '#src/socle/temps/jours.ts'
import type { Fiche, UniteFiche } from '#src/structures/fiche.ts'
import type { ContactFiche } from '#src/structures/fiche-contacts.ts'
import type { LieuFiche } from '#src/structures/fiche-lieux.ts'
import type { OffreFiche } from '#src/structures/fiche-offres.ts'
import { ageEnMots, capaciteEnMots, horaireEnMots } from '#src/structures/mots.ts'
import type { Comparaison } from './correspond.ts'

/** A field of the ROR that one may say is wrong. */
type Champ<O> = {
  libelle: string
  comparaison: Comparaison
  /** Where it stands in the resource (FHIRPath), which the anomaly report names. */
  chemin: string
  /** What the fiche says, in words; null: nothing. */
  lire: (objet: O) => string | null
}

const jourDit = (texte: string | null) => texte && enToutesLettres(jour(texte))
const joindre = (mots: readonly (string | null)[], par = ', ') => mots.filter(Boolean).join(par) || null
const contactsDits = (contacts: readonly ContactFiche[]) =>
  joindre(
    contacts.map(({ fonction, nature, nom, valeur }) => joindre([nom, fonction, nature, valeur], ' ')),
    ' ; ',
  )

export const champsDeStructure: Readonly<Record<string, Champ<Fiche>>> = {
  nom: { libelle: 'Nom', comparaison: 'texte', chemin: 'Organization.name', lire: f => f.structure.nom },
  nom_usuel: {
    libelle: 'Nom usuel',
    comparaison: 'texte',
    chemin: 'Organization.alias',
    lire: f => f.structure.nomUsuel,
  },
  categorie: {
    libelle: 'Catégorie',
    comparaison: 'texte',
    chemin:
      "Organization.type.coding.where(system='https://mos.esante.gouv.fr/NOS/TRE_R66-CategorieEtablissement/FHIR/TRE-R66-CategorieEtablissement')",
    lire: f => f.structure.categorie ?? f.structure.categorieCode,
  },
  finess: {
    libelle: 'FINESS géographique',
    comparaison: 'numero',
    chemin: "Organization.identifier.where(system='https://finess.esante.gouv.fr').value",
    lire: f => f.structure.finess,
  },
  siret: {
    libelle: 'SIRET',
    comparaison: 'numero',
    chemin: "Organization.identifier.where(system='https://sirene.fr').value",
    lire: f => f.structure.siret,
  },
  participation_sph: {
    libelle: 'Service public hospitalier',
    comparaison: 'texte',
    chemin: 'Organization.type',
    lire: f => f.structure.participationSph,
  },
  aide_financiere: {
    libelle: 'Aide financière',
    comparaison: 'texte',
    chemin: "Organization.extension('ror-organization-financial-help-type')",
    lire: f => f.structure.aideFinanciere,
  },
  ouverte_le: {
    libelle: 'Ouverture',
    comparaison: 'jour',
    chemin: "Organization.extension('ror-organization-creation-date')",
    lire: f => jourDit(f.structure.ouverteLe),
  },
  fermee_le: {
    libelle: 'Fermeture',
    comparaison: 'jour',
    chemin: "Organization.extension('organization-period')",
    lire: f => jourDit(f.structure.fermeeLe),
  },
  adresse: {
    libelle: 'Adresse',
    comparaison: 'ensemble',
    chemin: 'Organization.address',
    lire: ({ structure: s }) => joindre([s.voie, s.complement, joindre([s.codePostal, s.commune], ' ')]),
  },
  departement: {
    libelle: 'Département',
    comparaison: 'texte',
    chemin: 'Organization.address.district',
    lire: f => f.structure.departement,
  },
  telephone: {
    libelle: 'Téléphone',
    comparaison: 'telephone',
    chemin: "Organization.contact.telecom.where(system='phone').value",
    lire: f => f.structure.telephone,
  },
  courriel: {
    libelle: 'Courriel',
    comparaison: 'courriel',
    chemin: "Organization.contact.telecom.where(system='email').value",
    lire: f => f.structure.courriel,
  },
  site_web: {
    libelle: 'Site',
    comparaison: 'site',
    chemin: "Organization.contact.telecom.where(system='url').value",
    lire: f => f.structure.siteWeb,
  },
  contacts: {
    libelle: 'Contacts',
    comparaison: 'ensemble',
    chemin: 'Organization.contact',
    lire: f => contactsDits(f.contacts),
  },
  entite: {
    libelle: 'Entité juridique',
    comparaison: 'texte',
    chemin: 'Organization.partOf',
    lire: f => f.entiteJuridique?.nom ?? null,
  },
  entite_finess: {
    libelle: 'FINESS juridique',
    comparaison: 'numero',
    chemin: 'Organization.partOf.resolve().identifier',
    lire: f => f.entiteJuridique?.finess ?? null,
  },
  entite_siren: {
    libelle: 'SIREN',
    comparaison: 'numero',
    chemin: 'Organization.partOf.resolve().identifier',
    lire: f => f.entiteJuridique?.siren ?? null,
  },
  entite_statut: {
    libelle: 'Statut de l’entité juridique',
    comparaison: 'texte',
    chemin: 'Organization.partOf.resolve().type',
    lire: f => f.entiteJuridique?.statut ?? null,
  },
  unites: {
    libelle: 'Liste des unités',
    comparaison: 'ensemble',
    chemin: 'Organization',
    lire: f => joindre(f.unites.map(({ nom }) => nom)),
  },
}

export const champsDUnite: Readonly<Record<string, Champ<UniteFiche>>> = {
  nom: { libelle: 'Nom', comparaison: 'texte', chemin: 'Organization.name', lire: u => u.nom },
  type: { libelle: 'Type d’unité', comparaison: 'texte', chemin: 'Organization.type', lire: u => u.type },
  fermee_le: {
    libelle: 'Fermeture',
    comparaison: 'jour',
    chemin: "Organization.extension('organization-period')",
    lire: u => jourDit(u.fermeeLe),
  },
  contacts: {
    libelle: 'Contacts',
    comparaison: 'ensemble',
    chemin: 'Organization.contact',
    lire: u => contactsDits(u.contacts),
  },
  offres: {
    libelle: 'Liste des offres',
    comparaison: 'ensemble',
    chemin: 'HealthcareService',
    lire: u => joindre(u.offres.map(({ nom }) => nom)),
  },
}

export const champsDOffre: Readonly<Record<string, Champ<OffreFiche>>> = {
  nom: { libelle: 'Nom', comparaison: 'texte', chemin: 'HealthcareService.name', lire: o => o.nom },
  champ: {
    libelle: 'Champ d’activité',
    comparaison: 'texte',
    chemin: 'HealthcareService.type',
    lire: o => o.champ,
  },
  categorie: {
    libelle: 'Type d’offre',
    comparaison: 'texte',
    chemin: 'HealthcareService.category',
    lire: o => o.categorie,
  },
  caracteristiques: {
    libelle: 'Activité, mode, public et modalités',
    comparaison: 'ensemble',
    chemin: 'HealthcareService.characteristic',
    lire: o => joindre(o.caracteristiques.map(({ libelle, code }) => libelle ?? code)),
  },
  ages: {
    libelle: 'Âges',
    comparaison: 'texte',
    chemin: "HealthcareService.extension('ror-healthcareservice-patient-type')",
    lire: ageEnMots,
  },
  horaires: {
    libelle: 'Horaires',
    comparaison: 'ensemble',
    chemin: 'HealthcareService.availableTime',
    lire: o => joindre(o.horaires.map(horaireEnMots), ' ; '),
  },
  indisponibilite: {
    libelle: 'Indisponibilité',
    comparaison: 'ensemble',
    chemin: 'HealthcareService.notAvailable',
    lire: o => joindre([jourDit(o.indisponibleDu), jourDit(o.indisponibleAu), o.indisponibleMotif]),
  },
  contacts: {
    libelle: 'Contacts',
    comparaison: 'ensemble',
    chemin: "HealthcareService.extension('ror-healthcareservice-contact')",
    lire: o => contactsDits(o.contacts),
  },
}

export const champsDeLieu: Readonly<Record<string, Champ<LieuFiche>>> = {
  nom: { libelle: 'Nom du lieu', comparaison: 'texte', chemin: 'Location.name', lire: l => l.nom },
  adresse: {
    libelle: 'Adresse du lieu',
    comparaison: 'ensemble',
    chemin: 'Location.address',
    lire: l => joindre([l.voie, joindre([l.codePostal, l.commune], ' ')]),
  },
  capacites: {
    libelle: 'Capacités',
    comparaison: 'ensemble',
    chemin: "Location.extension('ror-location-supported-capacity')",
    lire: l => joindre(l.capacites.map(c => `${c.nombre} ${capaciteEnMots(c) ?? ''}`.trim())),
  },
}

export type ChampLu = {
  champ: string
  libelle: string
  comparaison: Comparaison
  chemin: string
  valeur: string | null
}

export function lireChamps<O>(champs: Readonly<Record<string, Champ<O>>>, objet: O): ChampLu[] {
  return Object.entries(champs).map(([champ, { lire, ...suite }]) => ({
    champ,
    ...suite,
    valeur: lire(objet),
  }))
}
