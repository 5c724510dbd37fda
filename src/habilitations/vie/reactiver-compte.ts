import { inviter } from '#src/comptes/liens/inviter.ts'
import { changerEtat } from '#src/comptes/vie/changer-etat.ts'
import { annoncerReactivation } from '#src/comptes/vie/courriels.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Contexte } from '../contexte.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { chargerCompte } from './charger-compte.ts'
import { peutRevenirSur } from './pouvoir.ts'

export type Reactivation = { compteId: string; motif: string }

/**
 * Opens somebody's account again, closed by silence or by a decision. Rights that a departure ended do not come back:
 * they are given anew. An account that was never activated is invited again.
 */
export async function reactiverCompte(
  tx: Ecriture,
  contexte: Contexte,
  { compteId, motif }: Reactivation,
): Promise<{ ok: true; etat: 'actif' | 'invite' } | Refus> {
  if (!motif) return refuserSaisie({ motif: 'Dites en une phrase pourquoi vous réactivez ce compte.' })
  const charge = await chargerCompte(tx, contexte, compteId)
  if (!charge.ok) return charge
  const { compte, role } = charge
  if (compte.fusionneAvec)
    return refuserSaisie({
      formulaire: 'Ce compte a été réuni à un autre : c’est l’autre qui sert désormais.',
    })
  if (!peutRevenirSur(compte.etatRole, role)) return refuserSaisie({ formulaire: phraseDenHaut })
  const { maintenant, origine, acteur, services } = contexte
  const etat = await changerEtat(tx, {
    compteId,
    action: compte.activeLe ? 'reactiver' : 'reinviter',
    role,
    acteurId: acteur.compteId,
    motif,
    maintenant,
    origine,
  })
  const envoi = { maintenant, urlPublique: services.config.URL_PUBLIQUE }
  if (etat === 'actif') await annoncerReactivation(tx, compte, envoi)
  else if (etat === 'invite')
    await inviter(tx, { ...envoi, compteId, invitant: `${acteur.prenom} ${acteur.nom}` })
  else return refuserSaisie({ formulaire: 'Ce compte est déjà ouvert.' })
  return { ok: true, etat }
}

export const phraseDenHaut =
  'Ce compte a été désactivé par l’équipe régionale ou nationale : elle seule peut le réactiver.'
