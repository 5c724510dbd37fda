import type { Lecture } from '#src/socle/base/base.ts'
import type { Revue } from '../lire-revue.ts'
import type { Decision, Issue } from '../regles.ts'
import type { Relecteurs } from '../tables.ts'
import { nomDuRelecteur } from './sceaux.ts'

/** A line of a closed review, as it will always be; only a name may leave it. */
export type LigneAttestee = {
  rang: number
  habilitationId: string
  compteId: string
  personne: string
  /** Of the name: null once it is erased, and in format 1. */
  sel: string | null
  /** Hexadecimal; null in format 1. */
  sceau: string | null
  profil: string
  lieu: string
  fin: string
  decision: Decision | null
  reduiteAu: string | null
  reduiteEn: string | null
  commentaire: string | null
  decideeParId: string | null
  decideePar: string | null
  decideeLe: Date | null
  issue: Issue
  finConstatee: Date | null
  nouvelleHabilitationId: string | null
}

/** What a closing adds to the review. */
export type Cloture = { closeLe: Date; signeePar: string | null; relecteurs: Relecteurs }

/** Everything that an attestation tells is frozen: read again years later, it is the same to the letter, names apart. */
export async function lireLignesAttestees(
  base: Lecture,
  revue: Pick<Revue, 'id' | 'libelles' | 'volet'>,
  relecteurs: Relecteurs,
): Promise<LigneAttestee[]> {
  const lignes = await base
    .selectFrom('revue_ligne')
    .selectAll()
    .where('revue_id', '=', revue.id)
    .where('issue', 'is not', null)
    .orderBy('rang')
    .execute()
  return lignes.map(l => ({
    rang: l.rang,
    habilitationId: l.habilitation_id,
    compteId: l.compte_id,
    personne: l.personne,
    sel: l.sel,
    sceau: l.sceau?.toString('hex') ?? null,
    profil: revue.libelles[l.profil_code] ?? l.profil_code,
    lieu: l.precision_lieu ?? (revue.volet === 'structure' ? 'Toute la structure' : ''),
    fin: l.fin,
    decision: l.decision,
    reduiteAu: l.reduite_au,
    reduiteEn: l.reduite_en,
    commentaire: l.commentaire,
    decideeParId: l.decidee_par,
    decideePar: nomDuRelecteur(relecteurs, l.decidee_par),
    decideeLe: l.decidee_le,
    issue: l.issue ?? 'maintenue',
    finConstatee: l.fin_constatee,
    nouvelleHabilitationId: l.nouvelle_habilitation_id,
  }))
}
