import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { retirerFacteur } from '../facteurs/gerer.ts'
import { type Controle, controlerMotDePasse } from '../mon-compte/controler-mot-de-passe.ts'
import { fermerSessionsParCle } from './fermer-sessions.ts'

type Commande = {
  compteId: string
  cleId: string
  motDePasse: string
  /** The session of this browser, which stays open. */
  jetonDeSession: string | undefined
  maintenant: Date
  origine: Origine
}

export type RetraitCle = Controle | { ok: false; motif: 'dernier' }

/** Takes a key away for good, the password being known. Already gone: done. @throws Sature */
export async function retirerCle(
  services: Pick<Services, 'base' | 'config'>,
  commande: Commande,
): Promise<RetraitCle> {
  const { compteId, cleId, motDePasse, jetonDeSession, maintenant, origine } = commande
  const { base, config } = services
  const controle = await controlerMotDePasse(services, { compteId, motDePasse, maintenant, origine })
  if (!controle.ok) return controle
  return enTransaction(base, async (tx): Promise<RetraitCle> => {
    const retrait = await retirerFacteur(tx, { compteId, id: cleId, maintenant, origine, config })
    if (!retrait.ok && retrait.motif === 'dernier') return { ok: false, motif: 'dernier' }
    if (!retrait.ok) await retirerCleSuspendue(tx, commande)
    await fermerSessionsParCle(tx, compteId, jetonDeSession)
    return { ok: true }
  })
}

/** It counted as a factor no more: its owner was told of the suspension, the journal is enough. */
async function retirerCleSuspendue(tx: Ecriture, { compteId, cleId, maintenant, origine }: Commande) {
  const retiree = await tx
    .deleteFrom('cle_acces')
    .where('id', '=', cleId)
    .where('compte_id', '=', compteId)
    .returning('nom')
    .executeTakeFirst()
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
  if (retiree) await journaliser(tx, { ...ligne, acte: 'compte.cle-retiree', details: { cle: retiree.nom } })
}
