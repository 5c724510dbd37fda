import type { EtatCompte } from '../tables.ts'

/** See migrations/0027-vie-des-comptes.sql. */
declare module '#src/socle/base/tables.ts' {
  interface Tables {
    transition_compte: { de: EtatCompte; vers: EtatCompte }
    avertissement_compte: { compte_id: string; depuis: Date; palier: number; envoye_le: Date }
    proposition_nom: { compte_id: string; prenom: string; nom: string; proposee_le: Date }
    comptes_distincts: { compte_a: string; compte_b: string; decide_par: string; decide_le: Date }
  }
}
