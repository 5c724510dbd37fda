import type { Generated } from 'kysely'

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    /** Which acts of the journal are done with which profil: `domaine` is the part before the point. */
    acte_de_profil: { profil_code: string; domaine: string }
    /** `le` is 'AAAA-MM-JJ'. */
    derniere_utilisation: { habilitation_id: string; le: string }
    utilisation_relevee: { seule: Generated<boolean>; jour: string }
    /** In the whole country: so many holders of this profession, of so many whose profession is known. */
    profession_du_profil: { profil_code: string; profession_code: string; titulaires: number; sur: number }
  }
}
