import type { Generated, GeneratedAlways } from 'kysely'
import type { Jour } from '#src/socle/temps/jours.ts'
import type { RoleDeVie } from './vie/transitions.ts'

export type EtatCompte = 'invite' | 'actif' | 'verrouille' | 'inactif' | 'desactive' | 'anonymise'

/** What the person has answered to the page that offers second factors. */
export type EtatFacteurs = 'a-choisir' | 'reportes' | 'choisis'

export type TableCompte = {
  id: Generated<string>
  courriel: string
  civilite: 'madame' | 'monsieur' | null
  nom: string
  prenom: string
  profession_code: string | null
  fonction: string | null
  rpps: string | null
  /** Its name or its RPPS has changed since it was created: they no longer open it by themselves. */
  identite_a_prouver: Generated<boolean>
  telephone: string | null
  etat: Generated<EtatCompte>
  mot_de_passe: string | null
  mot_de_passe_change_le: Generated<Date | null>
  cgu_version: Generated<Jour | null>
  cree_le: Date
  cree_par: string | null
  invite_le: Date | null
  active_le: Date | null
  derniere_connexion_le: Date | null
  facteurs: Generated<EtatFacteurs>
  version: Generated<number>
  etat_depuis: Generated<Date>
  etat_role: Generated<RoleDeVie | null>
  etat_motif: Generated<string | null>
  fusionne_avec: Generated<string | null>
  anciens_noms: Generated<string>
  recherche: GeneratedAlways<string>
  tri: GeneratedAlways<string>
  /** Of its address, after the @. */
  domaine: GeneratedAlways<string>
}

export type TableProfession = {
  code: string
  systeme: string
  code_source: string
  libelle: string
  a_un_rpps: boolean
  ordre: number
}

export type UsageLien =
  | 'activation'
  | 'mot-de-passe'
  | 'courriel'
  | 'courriel-annulation'
  | 'reactivation'
  | 'deverrouillage'
  | 'liaison-psc'

export type TableJetonCompte = {
  empreinte: Buffer
  compte_id: string
  usage: UsageLien
  nouveau_courriel: string | null
  cree_le: Date
  expire_le: Date
  consomme_le: Date | null
}

export type TableSession = {
  empreinte: Buffer
  id: Generated<string>
  compte_id: string
  cree_le: Date
  vue_le: Date
  expire_le: Date
  moyen: MoyenConnexion
  adresse: string | null
  navigateur: string | null
}

export type MoyenConnexion =
  | 'mot-de-passe'
  | 'activation'
  | 'reinitialisation'
  | 'demo'
  | 'controle'
  | 'facteur'
  | 'cle-acces'
  | 'pro-sante-connect'

export type TableConnexion = {
  id: Generated<number>
  compte_id: string | null
  courriel_empreinte: Buffer
  instant: Date
  reussie: boolean
  moyen: MoyenConnexion
  adresse: string | null
  navigateur: string | null
}

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    compte: TableCompte
    profession: TableProfession
    jeton_compte: TableJetonCompte
    session: TableSession
    connexion: TableConnexion
  }
}
