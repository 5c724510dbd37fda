import type { Revue } from '../lire-revue.ts'
import { motDeLaDecision, motDeLIssue, motDuVolet } from '../mots.ts'
import type { Cloture, LigneAttestee } from './attestation.ts'
import { nomDuRelecteur } from './sceaux.ts'

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
