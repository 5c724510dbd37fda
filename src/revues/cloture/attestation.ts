import type { Lecture } from '#src/socle/base/base.ts'
import type { Revue } from '../lire-revue.ts'
import { motDeLaDecision, motDeLIssue, motDuVolet } from '../mots.ts'
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

const instant = (date: Date | null) => date?.toISOString() ?? ''

type Attestation = (revue: Revue, cloture: Cloture, lignes: readonly LigneAttestee[]) => string[][]

/** The attestation as rows of text: what its digest is made of, and what its CSV holds, in the format it was sealed in. */
export const rangeesDe: Attestation = (revue, cloture, lignes) =>
  revue.format === 1 ? format1(revue, cloture, lignes) : format2(revue, cloture, lignes)

const enTete = (revue: Revue, { closeLe, signeePar }: Cloture) => [
  ['Attestation de revue des habilitations', 'ViaTrajectoire', `format ${revue.format}`],
  ['Revue', revue.id],
  ['Périmètre', revue.lieu],
  ['Objet', motDuVolet[revue.volet]],
  ['Liste figée le', instant(revue.ouverteLe)],
  ['Échéance', revue.echeance],
  ['Sans réponse', revue.sansReponse],
  [signeePar ? 'Signée le' : 'Close sans signature le', instant(closeLe)],
]

/** Never changed, only followed: files that bear it must go on being recognised. Its digest holds the names themselves. */
const format1: Attestation = (revue, cloture, lignes) => [
  ...enTete(revue, cloture),
  ['Signataire', nomDuRelecteur(cloture.relecteurs, cloture.signeePar) ?? '', cloture.signeePar ?? ''],
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

/** Cells of format 2 that its digest leaves out: names, and the salts of their seals (empreinte.ts reads them here). */
export const motDuRelecteur = 'Relecteur'
export const titresDesNoms = { personne: 'Personne', sel: 'Sel', sceau: 'Sceau du nom' } as const
export const titresDeQuiDecide = { compte: 'Décidée par', nom: 'Nom de qui a décidé' } as const

/** Names are beside their seals, which alone are in the digest: a name may be erased, a wrong one is noticed. */
const format2: Attestation = (revue, cloture, lignes) => [
  ...enTete(revue, cloture),
  ['Signataire', cloture.signeePar ?? ''],
  ...Object.entries(cloture.relecteurs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { nom, sel, sceau }]) => [motDuRelecteur, id, sceau ?? '', sel ?? '', nom ?? '']),
  ['Habilitations', String(lignes.length)],
  [
    'Rang',
    'Habilitation',
    'Compte',
    titresDesNoms.personne,
    titresDesNoms.sel,
    titresDesNoms.sceau,
    'Profil',
    'Où',
    'Fin à l’ouverture',
    'Décision',
    'Réduite au',
    'Réduite à',
    titresDeQuiDecide.compte,
    titresDeQuiDecide.nom,
    'Décidée le',
    'Issue',
    'Fin constatée',
    'Nouvelle habilitation',
    'Commentaire',
  ],
  ...lignes.map(l => [
    String(l.rang),
    l.habilitationId,
    l.compteId,
    l.sel ? l.personne : '',
    l.sel ?? '',
    l.sceau ?? '',
    l.profil,
    l.lieu,
    l.fin,
    l.decision ? motDeLaDecision[l.decision] : 'Sans réponse',
    l.reduiteAu ?? '',
    l.reduiteEn ?? '',
    l.decideeParId ?? '',
    l.decideePar ?? '',
    instant(l.decideeLe),
    motDeLIssue[l.issue],
    instant(l.finConstatee),
    l.nouvelleHabilitationId ?? '',
    l.commentaire ?? '',
  ]),
]
