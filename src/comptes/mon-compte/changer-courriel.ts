import { z } from 'zod'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { adresseCourriel } from '#src/socle/web/schemas.ts'
import { fermerAutresSessions } from '../connexion/session.ts'
import { annoncerAdresseDejaPrise, annoncerCourrielChange, envoyerLienCourriel } from '../courriels.ts'
import { adresseManifestementPartagee } from '../identite/adresse-partagee.ts'
import { trouverCompte, trouverCompteParCourriel } from '../identite/requetes.ts'
import { annulerLiens, consommerLien, creerLien, lireLien } from '../liens/liens.ts'
import { siUnique } from '../si-unique.ts'
import { creerAnnulation } from '../vie/annuler-courriel.ts'
import { type Controle, controlerMotDePasse } from './controler-mot-de-passe.ts'
import { motDePasseActuel } from './schema-mot-de-passe.ts'

/** « Mon compte »: the new address, and the password again since the address is what gets one in. */
export const schemaChangementCourriel = z.object({ courriel: adresseCourriel, actuel: motDePasseActuel })

type Outils = Pick<Services, 'base' | 'config'>
type Demande = { compteId: string; courriel: string; actuel: string; maintenant: Date; origine: Origine }

export type DemandeCourriel = Controle | { ok: false; motif: 'adresse'; message: string }

/**
 * Mails a link to the new address; nothing changes until it is opened. When the address already has an account
 * the answer is the same: its owner is told, and the asker learns nothing of who has an account. @throws Sature
 */
export async function demanderChangementCourriel(outils: Outils, demande: Demande): Promise<DemandeCourriel> {
  const { compteId, courriel, maintenant, origine } = demande
  const partagee = adresseManifestementPartagee(courriel)
  if (partagee) return { ok: false, motif: 'adresse', message: partagee }
  const controle = await controlerMotDePasse(outils, {
    compteId,
    motDePasse: demande.actuel,
    maintenant,
    origine,
  })
  if (!controle.ok) return controle
  return enTransaction(outils.base, async (tx): Promise<DemandeCourriel> => {
    const compte = await trouverCompte(tx, compteId)
    if (!compte || compte.courriel.toLowerCase() === courriel)
      return { ok: false, motif: 'adresse', message: 'C’est déjà l’adresse de votre compte.' }
    const secret = await creerLien(tx, { compteId, usage: 'courriel', maintenant, nouveauCourriel: courriel })
    if (!secret) {
      const message = 'Trois liens sont partis depuis une heure : ouvrez le dernier, ou réessayez plus tard.'
      return { ok: false, motif: 'adresse', message }
    }
    const envoi = { maintenant, urlPublique: outils.config.URL_PUBLIQUE }
    const titulaire = await trouverCompteParCourriel(tx, courriel)
    if (titulaire) await annoncerAdresseDejaPrise(tx, titulaire, envoi)
    else await envoyerLienCourriel(tx, compte, { courriel, secret }, envoi)
    return { ok: true }
  })
}

export type ConfirmationCourriel = { ok: true } | { ok: false; motif: 'lien-perime' | 'courriel-pris' }

/**
 * The link was opened and confirmed: the account takes the new address, the old one is told. Every session dies but
 * that of this browser, if it has one: whoever signed in with the old address signs in again.
 */
export function confirmerCourriel(
  { base, config }: Outils,
  commande: { secret: string; jetonDeSession?: string | undefined; maintenant: Date; origine: Origine },
): Promise<ConfirmationCourriel> {
  const { secret, jetonDeSession, maintenant, origine } = commande
  return enTransaction(base, async (tx): Promise<ConfirmationCourriel> => {
    const lien = await lireLien(tx, secret, 'courriel', maintenant)
    if (!lien?.nouveauCourriel || !(await consommerLien(tx, secret, 'courriel', maintenant)))
      return { ok: false, motif: 'lien-perime' }
    const { compteId, courriel: avant, nouveauCourriel: apres } = lien
    const ecrit = await siUnique(tx, () =>
      tx
        .updateTable('compte')
        .set(eb => ({ courriel: apres, version: eb('version', '+', 1) }))
        .where('id', '=', compteId)
        .execute(),
    )
    if (!ecrit) return { ok: false, motif: 'courriel-pris' }
    // links sent to the old address must not open the account any more
    await annulerLiens(tx, compteId, maintenant)
    await fermerAutresSessions(tx, compteId, jetonDeSession)
    const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
    await journaliser(tx, { ...ligne, acte: 'compte.courriel-change', details: { avant, apres } })
    const annulation = await creerAnnulation(tx, { compteId, ancien: avant, maintenant })
    const nouveau = { courriel: apres, annulation }
    await annoncerCourrielChange(tx, lien, nouveau, { maintenant, urlPublique: config.URL_PUBLIQUE })
    return { ok: true }
  })
}
