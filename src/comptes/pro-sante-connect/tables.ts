import type { Generated } from 'kysely'

/** How an identity came to be linked: by its RPPS, from « Mon compte », by a mailed link. */
export type VoieDeLiaison = 'rpps' | 'session' | 'courriel'

type TableComptePsc = {
  id: Generated<string>
  compte_id: string
  sujet: string
  identifiant: string
  voie: VoieDeLiaison
  lie_le: Date
  delie_le: Generated<Date | null>
}

type TablePscEssai = {
  id: Generated<number>
  etat_empreinte: Buffer | null
  navigateur_empreinte: Buffer | null
  compte_id: Generated<string | null>
  suite: Generated<string>
  adresse: string | null
  instant: Date
  expire_le: Date
  consomme_le: Generated<Date | null>
  abouti: Generated<boolean>
}

type TablePscAttente = {
  empreinte: Buffer
  sujet: string
  identifiant: string
  nom: string
  prenom: string
  jeton_chiffre: Buffer
  cree_le: Date
  expire_le: Date
}

type TablePscSession = { session_empreinte: Buffer; jeton_chiffre: Buffer }

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    compte_psc: TableComptePsc
    psc_essai: TablePscEssai
    psc_attente: TablePscAttente
    psc_session: TablePscSession
  }
}
