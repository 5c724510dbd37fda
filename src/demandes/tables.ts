import type { Generated, GeneratedAlways } from 'kysely'

export type GenreDemande = 'habilitation' | 'renouvellement' | 'compte'
export type EtatDemande = 'a-traiter' | 'acceptee' | 'refusee' | 'retiree' | 'caduque'
export type NiveauDemande = 'referents' | 'region'

/** See migrations/0042-demandes.sql for what each column obeys. */
export type TableDemande = {
  id: Generated<string>
  genre: GenreDemande
  demandeur_id: string | null
  structure_id: string
  unite_id: string | null
  motif: string
  courriel: string | null
  nom: string | null
  prenom: string | null
  profession_code: string | null
  rpps: string | null
  etat: Generated<EtatDemande>
  niveau: Generated<NiveauDemande>
  creee_le: Date
  prise_par: string | null
  prise_le: Date | null
  relancee_le: Date | null
  transmise_le: Date | null
  transmise_par: string | null
  mot: string | null
  decidee_par: string | null
  close_le: Date | null
  reponse: string | null
  compte_cree_id: string | null
  version: Generated<number>
  perimetre: GeneratedAlways<string>
}

export type TableDemandeProfil = {
  demande_id: string
  profil_code: string
  demandeur_id: Generated<string | null>
  perimetre: Generated<string>
  vive: Generated<boolean>
  accorde: boolean | null
}

export type TableDemandeAProuver = {
  id: Generated<string>
  structure_id: string
  courriel: string
  nom: string
  prenom: string
  profession_code: string | null
  rpps: string | null
  motif: string
  adresse: string | null
  creee_le: Date
  empreinte: Buffer | null
  traitee_le: Date | null
  prouvee_le: Date | null
}

export type TableAlerteReleve = {
  id: Generated<string>
  structure_id: string
  depuis: Date
  close_le: Date | null
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    demande: TableDemande
    demande_profil: TableDemandeProfil
    demande_a_prouver: TableDemandeAProuver
    alerte_releve: TableAlerteReleve
  }
}
