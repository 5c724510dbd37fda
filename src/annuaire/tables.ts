import type { ColumnType, Generated } from 'kysely'
import type { SensDuStatut } from '#src/structures/ror/anomalies.ts'

export type Axe = 'volet-prado' | 'pathologie' | 'ressource' | 'soin-technique' | 'specialite'
/** What is typed here of a fiche, each part with its own version. */
export type Partie = 'prado' | 'unite' | 'consultation' | 'grand-age' | 'places'

type TableThesaurus = { code: string; axe: Axe; libelle: string; rang: number; actif: Generated<boolean> }

type TableSaisieFiche = {
  objet_id: string
  partie: Partie
  structure_id: string
  version: Generated<number>
  compte_id: string | null
  le: Date
}

type TableConsultation = {
  id: Generated<string>
  structure_id: string
  nom: string
  responsable: string | null
  telephone: string | null
  courriel: string | null
  lieu: string | null
  retiree_le: Date | null
}

export type EtatSignalement = 'envoyee' | 'prise-en-compte' | 'corrigee' | 'sans-suite' | 'retiree'

type TableSignalement = {
  id: Generated<string>
  structure_id: string
  unite_id: string | null
  objet: 'structure' | 'unite' | 'offre' | 'lieu'
  objet_id: string
  champ: string
  libelle: string
  sur: string
  affichee: string | null
  attendue: string | null
  precisions: string | null
  compte_id: string | null
  cree_le: Date
  etat: Generated<EtatSignalement>
  voie: 'tache' | 'courriel' | null
  tache: string | null
  arrivee: string | null
  arrivee_le: Date | null
  relance_le: Date | null
  close_le: Date | null
  close_par: string | null
  reponse: string | null
  version: Generated<number>
}

export type TypeDePiece = 'application/pdf' | 'image/png' | 'image/jpeg'

declare module '#src/socle/base/tables.ts' {
  interface Tables {
    thesaurus: TableThesaurus
    saisie_fiche: TableSaisieFiche
    convention_prado: {
      structure_id: string
      caisse_id: string | null
      debut: string | null
      fin: string | null
    }
    convention_prado_volet: { structure_id: string; code: string; axe: Generated<'volet-prado'> }
    unite_declaration: { unite_id: string; code: string; axe: 'pathologie' | 'ressource' | 'soin-technique' }
    unite_precision: { unite_id: string; texte: string }
    consultation: TableConsultation
    consultation_specialite: { consultation_id: string; code: string; axe: Generated<'specialite'> }
    signalement: TableSignalement
    signalement_nouvelle: {
      id: ColumnType<string, never, never>
      signalement_id: string
      le: Date
      sens: SensDuStatut
      statut: string
      motif: string | null
    }
    signalement_piece: {
      signalement_id: string
      nom: string
      type: TypeDePiece
      contenu: ColumnType<Buffer, Uint8Array, never>
    }
    confirmation_fiche: { structure_id: string; compte_id: string | null; le: Date }
    rappel_fiche: { structure_id: string; echeance: string; seuil: number; le: string }
  }
}
