import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** Instants come out as `Date`, and go in as `Date` or ISO text. */
type Instant = ColumnType<Date, Date | string, Date | string>
type InstantOuNul = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
/** Civil day, 'AAAA-MM-JJ'. */
type Jour = string | null

type Adresse = {
  voie: string | null
  complement: string | null
  code_postal: string | null
  commune: string | null
  commune_cog: string | null
  latitude: number | null
  longitude: number | null
}

type Source = {
  ror_maj_le: InstantOuNul
  ror_region_code: string | null
}

/** What was known of the object is kept, and shown as gone, once two proofs agreed that the source no longer has it. */
type Absence = { absente_le: InstantOuNul }

type TableEntiteJuridique = Source &
  Absence & {
    id: Generated<string>
    finess: string | null
    siren: string | null
    nom: string
    statut_code: string | null
    statut_libelle: string | null
    ror_id: string | null
    ror_recue_le: InstantOuNul
  }

type TableStructure = Adresse &
  Source &
  Absence & {
    id: Generated<string>
    /** Put out of the directory here, whatever the source says. */
    desactivee_le: InstantOuNul
    entite_juridique_id: string | null
    finess: string | null
    siret: string | null
    nom: string
    nom_usuel: string | null
    categorie_code: string | null
    departement_code: string | null
    telephone: string | null
    courriel: string | null
    site_web: string | null
    participation_sph: string | null
    aide_financiere: string | null
    ouverte_le: Jour
    fermee_le: Jour
    fermeture_code: string | null
    alertes: Generated<string[]>
    ror_id: string | null
    ror_entite_juridique_id: string | null
    ror_recue_le: InstantOuNul
    cree_le: ColumnType<Date, Date | string | undefined, never>
    recherche: ColumnType<string, never, never>
  }

type TableUnite = Source &
  Absence & {
    id: Generated<string>
    structure_id: string
    parent_id: string | null
    nom: string
    type_code: string | null
    type_libelle: string | null
    identifiant: string | null
    ouverte_le: Jour
    fermee_le: Jour
    fermeture_code: string | null
    ror_id: string | null
    ror_recue_le: InstantOuNul
  }

type TableLieu = Adresse &
  Source &
  Absence & {
    id: Generated<string>
    ror_id: string
    nom: string | null
    fonction_code: string | null
    fonction_libelle: string | null
    statut: string | null
    statut_operationnel: string | null
    ror_recue_le: Instant
  }

type TableCapacite = {
  lieu_id: string
  rang: number
  nature_code: string | null
  nature_libelle: string | null
  statut_code: string | null
  statut_libelle: string | null
  nombre: number
  temporalite: string | null
  genre: string | null
  source: string | null
  maj_le: InstantOuNul
}

/** One coded trait of an offer: `axe` is what it tells (« Activité », « Mode de prise en charge »…). */
export type Caracteristique = { axe: string; systeme: string | null; code: string; libelle: string | null }

/** Hours of one kind on some days: `jours` from 1 (Monday) to 7, times 'HH:MM'. */
export type Horaire = { type: string | null; jours: number[]; de: string | null; a: string | null }

type TableOffre = Source &
  Absence & {
    id: Generated<string>
    ror_id: string
    identifiant: string | null
    nom: string
    structure_id: string
    unite_id: string | null
    champ_code: string | null
    champ_libelle: string | null
    categorie_code: string | null
    categorie_libelle: string | null
    modes: string[]
    caracteristiques: JSONColumnType<Caracteristique[]>
    age_min: number | null
    age_max: number | null
    horaires: JSONColumnType<Horaire[]>
    sensible: boolean
    active: boolean
    indisponible_du: Jour
    indisponible_au: Jour
    indisponible_motif: string | null
    ror_recue_le: Instant
  }

export type Canal = 'telephone' | 'telecopie' | 'courriel' | 'messagerie-securisee' | 'site' | 'autre'
/** Confidentiality of a contact (TRE_R283): 1 everyone, 2 professionals, 3 emergency regulation. */
export type Niveau = 1 | 2 | 3

type TableContact = {
  id: ColumnType<number, never, never>
  structure_id: string | null
  unite_id: string | null
  offre_id: string | null
  rang: number
  nature: string | null
  fonction: string | null
  nom: string | null
  niveau: Niveau
  canal: Canal
  canal_libelle: string | null
  valeur: string
}

export type Genre =
  | 'entite-juridique'
  | 'structure'
  | 'unite'
  | 'offre'
  | 'lieu'
  | 'professionnel'
  | 'situation'

type TableRessource = {
  type: string
  id: string
  maj_le: InstantOuNul
  region: string | null
  contenu: ColumnType<unknown, string, string>
  empreinte: ColumnType<string, string, string>
  recue_le: Instant
  genre: Genre
  etat: Generated<'a-projeter' | 'projetee' | 'ignoree'>
  motif: string | null
  /** Profile under which the source last showed it; null: a file. */
  profil: string | null
  /** Two proofs agreed that the source no longer has it. */
  absente_le: InstantOuNul
  /** Missing from the last complete export, there when read. */
  hors_export_le: InstantOuNul
}

export type ObjetDeFiche = 'structure' | 'unite' | 'offre' | 'lieu'

type TableChangementFiche = {
  id: ColumnType<number, never, never>
  structure_id: string
  objet: ObjetDeFiche
  objet_id: string
  champ: string
  avant: ColumnType<unknown, string | null, never>
  apres: ColumnType<unknown, string | null, never>
  source: 'ror' | 'viatrajectoire'
  acteur_id: string | null
  depuis: InstantOuNul
  le: Instant
}

export type Hebergement = 'permanent' | 'temporaire' | 'accueil-de-jour' | 'accueil-de-nuit'

type TableGrandAge = {
  structure_id: string
  hebergements: Generated<Hebergement[]>
  aide_sociale: boolean | null
  apl: boolean | null
  alzheimer: boolean | null
  uhr: boolean | null
  pasa: boolean | null
  puv: boolean | null
  logements: Generated<('F1' | 'F1bis' | 'F2')[]>
  autres_prestations: string | null
  compte_id: string | null
  maj_le: Instant
}

type TableTarifGrandAge = {
  structure_id: string
  nature: string
  /** Euros, as text: a price is no floating number. */
  montant: ColumnType<string, string | number, string | number>
  au: ColumnType<string, string, string>
}

type TablePlaceDeclaree = {
  structure_id: string
  hebergement: Hebergement | 'unite-protegee'
  capacite: number | null
  libres: number | null
  compte_id: string | null
  declaree_le: Instant
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    region: { code: string; nom: string }
    departement: { code: string; nom: string; region_code: string }
    categorie_structure: { code: string; libelle: string; familles: Generated<string[]> }
    entite_juridique: TableEntiteJuridique
    structure: TableStructure
    unite: TableUnite
    lieu: TableLieu
    capacite: TableCapacite
    offre: TableOffre
    offre_lieu: { offre_id: string; lieu_ror_id: string }
    contact_ror: TableContact
    ror_ressource: TableRessource
    changement_fiche: TableChangementFiche
    grand_age: TableGrandAge
    tarif_grand_age: TableTarifGrandAge
    place_declaree: TablePlaceDeclaree
  }
}
