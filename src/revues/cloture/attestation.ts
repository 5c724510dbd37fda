import type { Lecture } from '#src/socle/base/base.ts'
import type { Revue } from '../lire-revue.ts'
import { motDeLaDecision, motDeLIssue, motDuVolet } from '../mots.ts'
import type { Decision, Issue } from '../regles.ts'

/** A line of a closed review, as it will always be. */
export type LigneAttestee = {
  rang: number
  habilitationId: string
  compteId: string
  personne: string
  profil: string
  lieu: string
  fin: string
  decision: Decision | null
  reduiteAu: string | null
  commentaire: string | null
  decideePar: string | null
  decideeLe: Date | null
  issue: Issue
  finConstatee: Date | null
}

/** What a closing adds to the review. */
export type Cloture = { closeLe: Date; signeePar: string | null; relecteurs: Record<string, string> }

/** Everything that an attestation tells is frozen: read again years later, it is the same to the letter. */
export async function lireLignesAttestees(
  base: Lecture,
  revue: Pick<Revue, 'id' | 'libelles' | 'volet'>,
  relecteurs: Record<string, string>,
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
    profil: revue.libelles[l.profil_code] ?? l.profil_code,
    lieu: l.precision_lieu ?? (revue.volet === 'structure' ? 'Toute la structure' : ''),
    fin: l.fin,
    decision: l.decision,
    reduiteAu: l.reduite_au,
    commentaire: l.commentaire,
    decideePar: l.decidee_par && (relecteurs[l.decidee_par] ?? l.decidee_par),
    decideeLe: l.decidee_le,
    issue: l.issue ?? 'maintenue',
    finConstatee: l.fin_constatee,
  }))
}

const instant = (date: Date | null) => date?.toISOString() ?? ''

/** The attestation as rows of text: what its digest is made of, and what its CSV holds. Format 1: never changed, only followed. */
export function rangeesDe(revue: Revue, cloture: Cloture, lignes: readonly LigneAttestee[]): string[][] {
  const signataire = cloture.signeePar && (cloture.relecteurs[cloture.signeePar] ?? cloture.signeePar)
  return [
    ['Attestation de revue des habilitations', 'ViaTrajectoire', 'format 1'],
    ['Revue', revue.id],
    ['Périmètre', revue.lieu],
    ['Objet', motDuVolet[revue.volet]],
    ['Liste figée le', instant(revue.ouverteLe)],
    ['Échéance', revue.echeance],
    ['Sans réponse', revue.sansReponse],
    [signataire ? 'Signée le' : 'Close sans signature le', instant(cloture.closeLe)],
    ['Signataire', signataire ?? '', cloture.signeePar ?? ''],
    ['Habilitations', String(lignes.length)],
    [
      'Rang',
      'Habilitation',
      'Compte',
      'Personne',
      'Profil',
      'Où',
      'Fin à l’ouverture',
      'Décision',
      'Réduite au',
      'Décidée par',
      'Décidée le',
      'Issue',
      'Fin constatée',
      'Commentaire',
    ],
    ...lignes.map(l => [
      String(l.rang),
      l.habilitationId,
      l.compteId,
      l.personne,
      l.profil,
      l.lieu,
      l.fin,
      l.decision ? motDeLaDecision[l.decision] : 'Sans réponse',
      l.reduiteAu ?? '',
      l.decideePar ?? '',
      instant(l.decideeLe),
      motDeLIssue[l.issue],
      instant(l.finConstatee),
      l.commentaire ?? '',
    ]),
  ]
}
