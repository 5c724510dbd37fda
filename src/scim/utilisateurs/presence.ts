import { inviter } from '#src/comptes/liens/inviter.ts'
import { estClos } from '#src/comptes/vie/transitions.ts'
import { constaterDeparts } from '#src/habilitations/departs/constater-departs.ts'
import { referentsDe } from '#src/habilitations/lectures/referents.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { de } from '#src/socle/ui/typographie.ts'
import { RefusScim } from '../protocole/erreurs.ts'
import { type ContexteScim, type Issue, noterScim } from './contexte.ts'
import { ecrireLien, structuresOuPresent } from './lien.ts'
import type { Utilisateur } from './lire.ts'

/**
 * « Départ » (G13): every right in the structures of the entité ends now, those elsewhere stay, the account too.
 * Refused as a whole when a structure would lose its last référent (G16): the regional team is then told.
 */
export async function partir(
  tx: Ecriture,
  c: ContexteScim,
  u: Utilisateur,
  { retire = false } = {},
): Promise<Issue> {
  const structures = await structuresOuPresent(tx, c, u.id)
  const motif = 'Départ signalé par le système d’identité de l’établissement'
  const constat = await constaterDeparts(tx, c, { compteId: u.id, structures, motif })
  if (!constat.ok) return refuserLeDernierReferent(tx, c, u, constat.sansReferent)
  await ecrireLien(tx, c, { compteId: u.id, actif: false, retire })
  await noterScim(tx, c, { acte: retire ? 'scim.compte-retire' : 'scim.compte-parti', compteId: u.id })
  return { ok: true, id: u.id }
}

/** Present again: that gives no right back. Whoever was never invited is, now. */
export async function revenir(tx: Ecriture, c: ContexteScim, u: Utilisateur): Promise<void> {
  if (estClos(u.etat) || u.etat === 'inactif')
    throw new RefusScim({
      statut: 400,
      scimType: 'mutability',
      detail: 'Ce compte est désactivé dans ViaTrajectoire : sa réactivation se demande à un référent.',
    })
  await ecrireLien(tx, c, { compteId: u.id, actif: true })
  await noterScim(tx, c, { acte: 'scim.compte-present', compteId: u.id })
  await inviterSiJamaisInvite(tx, c, u.id)
}

export async function inviterSiJamaisInvite(tx: Ecriture, c: ContexteScim, compteId: string): Promise<void> {
  const compte = await tx
    .selectFrom('compte')
    .select('id')
    .where('id', '=', compteId)
    .where('etat', '=', 'invite')
    .where('invite_le', 'is', null)
    .executeTakeFirst()
  if (compte) await envoyerInvitation(tx, c, compteId)
}

export async function envoyerInvitation(tx: Ecriture, c: ContexteScim, compteId: string): Promise<void> {
  const urlPublique = c.services.config.URL_PUBLIQUE
  await inviter(tx, { compteId, maintenant: c.maintenant, urlPublique, invitant: c.acteur.nom })
}

async function refuserLeDernierReferent(
  tx: Ecriture,
  c: ContexteScim,
  u: Utilisateur,
  structure: { id: string; nom: string },
): Promise<Issue> {
  await noterScim(tx, c, {
    acte: 'scim.depart-refuse',
    issue: 'refuse',
    compteId: u.id,
    structureId: structure.id,
    details: { lieu: structure.nom },
  })
  const [lieu] = await referentsDe(tx, [structure.id], c.maintenant)
  for (const charge of lieu?.charges ?? []) await alerter(tx, c, { u, structure, charge })
  const detail = `Cette personne est le dernier référent ${de(structure.nom)} : un successeur doit d’abord être désigné dans ViaTrajectoire. L’équipe régionale est prévenue.`
  return { ok: false, refus: { statut: 409, detail } }
}

type Alerte = {
  u: Utilisateur
  structure: { id: string; nom: string }
  charge: { compteId: string; prenom: string; nom: string; courriel: string }
}

/** Once a day: identity systems try again every few minutes. */
function alerter(tx: Ecriture, c: ContexteScim, { u, structure, charge }: Alerte): Promise<void> {
  const qui = `${u.prenom} ${u.nom}`
  const url = `${c.services.config.URL_PUBLIQUE}/administration/habilitations/attribuer?structure=${structure.id}`
  const message = {
    destinataire: charge.courriel,
    pour: `${charge.prenom} ${charge.nom}`,
    sujet: `Désignez un référent : ${structure.nom}`,
    paragraphes: [
      `${c.acteur.nom} signale le départ ${de(qui)}, dernier référent de cette structure.`,
      'Ses habilitations restent en place tant qu’un successeur n’est pas désigné. Le système d’identité renouvellera ensuite sa demande de lui-même.',
    ],
    action: { libelle: 'Désigner un référent', url },
  }
  const cle = `scim-dernier-referent:${structure.id}:${u.id}:${charge.compteId}:${jourDe(c.maintenant)}`
  return poster(tx, message, c.maintenant, cle)
}
