import { annulerLiens } from '#src/comptes/liens/liens.ts'
import { siUnique } from '#src/comptes/si-unique.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { RefusScim } from '../protocole/erreurs.ts'
import type { Voulu } from '../ressource/voulu.ts'
import { type ContexteScim, type Issue, noterScim } from './contexte.ts'
import type { Appartenance } from './lien.ts'
import type { Utilisateur } from './lire.ts'
import { envoyerInvitation } from './presence.ts'

type Demande = { avant: Utilisateur; voulu: Voulu; appartenance: Appartenance }

/**
 * The address and the RPPS are what opens an account: links go to the one, Pro Santé Connect tells the other. Whoever
 * could change them could take the account, with its rights. A token may, only while there is nothing to take: an
 * account that was never activated, that holds no right, that nobody else knows. Decision 016.
 */
export async function garderIdentifiants(tx: Ecriture, c: ContexteScim, d: Demande): Promise<Issue> {
  const { avant, voulu, appartenance } = d
  const adresse = voulu.courriel.toLowerCase() !== avant.courriel.toLowerCase()
  const rpps = voulu.rpps !== avant.rpps
  const libre = avant.etat === 'invite' && !appartenance.partage && !appartenance.habilite
  if (libre || (!adresse && !rpps)) return { ok: true, id: avant.id }
  const quoi = adresse ? 'l’adresse électronique' : 'le numéro RPPS'
  await noterScim(tx, c, {
    acte: 'scim.changement-refuse',
    issue: 'refuse',
    compteId: avant.id,
    details: { quoi },
  })
  if (adresse && avant.etat === 'actif') await prevenirLeTitulaire(tx, c, avant, voulu.courriel)
  const detail = adresse
    ? 'L’adresse d’un compte activé ou habilité se change par la personne elle-même, dans Mon compte, puis se confirme par courriel.'
    : 'Le numéro RPPS d’un compte activé ou habilité se corrige dans ViaTrajectoire, par un référent.'
  return { ok: false, refus: { statut: 400, scimType: 'mutability', detail } }
}

/** Once per address that is asked for: the system will ask again and again. */
function prevenirLeTitulaire(tx: Ecriture, c: ContexteScim, u: Utilisateur, adresse: string): Promise<void> {
  const message = {
    destinataire: u.courriel,
    pour: `${u.prenom} ${u.nom}`,
    sujet: 'Votre adresse professionnelle a changé : mettez à jour votre compte ViaTrajectoire',
    paragraphes: [
      `${c.acteur.nom} indique que votre adresse électronique est désormais ${adresse}.`,
      'Si c’est exact, changez-la dans Mon compte : vous recevrez un lien de confirmation. Tant que ce n’est pas fait, vous vous connectez avec votre adresse actuelle. Si c’est inexact, ne faites rien.',
    ],
    action: {
      libelle: 'Ouvrir Mon compte',
      url: `${c.services.config.URL_PUBLIQUE}/administration/mon-compte`,
    },
  }
  return poster(tx, message, c.maintenant, `scim-adresse:${u.id}:${adresse.toLowerCase()}`)
}

/** To be called once `garderIdentifiants` has let it through. Links sent to the former address open nothing any more. */
export async function changerCourriel(tx: Ecriture, c: ContexteScim, avant: Utilisateur, voulu: Voulu) {
  const ecrit = await siUnique(tx, () =>
    tx
      .updateTable('compte')
      .set(eb => ({ courriel: voulu.courriel, version: eb('version', '+', 1) }))
      .where('id', '=', avant.id)
      .execute(),
  )
  if (!ecrit)
    throw new RefusScim({
      statut: 409,
      scimType: 'uniqueness',
      detail: 'Cette adresse est déjà celle d’un autre compte.',
    })
  await annulerLiens(tx, avant.id, c.maintenant)
  const details = { avant: avant.courriel, apres: voulu.courriel }
  await noterScim(tx, c, { acte: 'scim.courriel-remplace', compteId: avant.id, details })
  if (voulu.present) await envoyerInvitation(tx, c, avant.id)
}
