import type { Ecriture } from '#src/socle/base/base.ts'
import { posterTous } from '#src/socle/courriel/poster.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { creerLien } from './liens.ts'

export type Invitation = {
  compteId: string
  maintenant: Date
  /** Origin of the links: `config.URL_PUBLIQUE`. */
  urlPublique: string
  /** « Prénom Nom » of who invites, and where: the mail then says so, and looks less like a trap. */
  invitant?: string | undefined
  structure?: string | undefined
  /** Key of the mail, when a job may run twice. */
  cle?: string
  /** One of many, sent by a job. */
  enNombre?: boolean
}

export type Envoi = { ok: true } | { ok: false; motif: 'deja-active' | 'desactive' | 'trop-recent' }

/** What a refusal says on screen. */
export const refusInvitation = {
  'deja-active':
    'Ce compte est déjà activé : la personne peut se connecter, ou choisir un nouveau mot de passe.',
  desactive: 'Ce compte est désactivé : il ne peut pas recevoir d’invitation.',
  'trop-recent':
    'Trois invitations sont parties depuis une heure : laissez à la personne le temps de les recevoir.',
} as const

/** Mails the link that activates an account, good for 7 days and once; earlier links stop working. */
export async function inviter(tx: Ecriture, invitation: Invitation): Promise<Envoi> {
  const { compteId, maintenant, urlPublique, invitant, structure, cle, enNombre = false } = invitation
  const compte = await trouverCompte(tx, compteId)
  if (compte?.etat !== 'invite')
    return { ok: false, motif: compte?.etat === 'actif' ? 'deja-active' : 'desactive' }
  const secret = await creerLien(tx, { compteId, usage: 'activation', maintenant })
  if (!secret) return { ok: false, motif: 'trop-recent' }
  await tx.updateTable('compte').set({ invite_le: maintenant }).where('id', '=', compteId).execute()
  const message = {
    destinataire: compte.courriel,
    sujet: 'Activez votre compte ViaTrajectoire',
    pour: `${compte.prenom} ${compte.nom}`,
    paragraphes: [
      `${invitant ?? 'Votre référent'} a créé votre compte sur ViaTrajectoire${structure ? ` pour ${structure}` : ''}.`,
      'Choisissez votre mot de passe pour l’activer. Ce compte est personnel : il ne se prête pas.',
    ],
    action: { libelle: 'Activer mon compte', url: `${urlPublique}/activation/${secret}` },
    note: `Ce lien fonctionne une seule fois, pendant 7 jours. Passé ce délai, demandez-en un autre : ${urlPublique}/activation/renvoyer`,
  }
  await posterTous(tx, [{ message, cle, enNombre }], maintenant)
  return { ok: true }
}

/** A référent sends the invitation again. */
export async function renvoyerInvitation(
  tx: Ecriture,
  commande: Omit<Invitation, 'cle'> & { acteurId: string; origine: Origine },
): Promise<Envoi> {
  const { acteurId, origine, ...invitation } = commande
  const envoi = await inviter(tx, invitation)
  if (envoi.ok) {
    await journaliser(tx, {
      instant: invitation.maintenant,
      acteurId,
      acte: 'compte.invitation-renvoyee',
      compteId: invitation.compteId,
      origine,
    })
  }
  return envoi
}
