import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { type Controle, controlerMotDePasse } from '../mon-compte/controler-mot-de-passe.ts'
import { annoncerCleRetiree } from './courriels.ts'
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

/** Takes a key away for good, the password being known. Already gone: done. @throws Sature */
export async function retirerCle(
  services: Pick<Services, 'base' | 'config'>,
  commande: Commande,
): Promise<Controle> {
  const { compteId, cleId, motDePasse, jetonDeSession, maintenant, origine } = commande
  const { base, config } = services
  const controle = await controlerMotDePasse(services, { compteId, motDePasse, maintenant, origine })
  if (!controle.ok) return controle
  await enTransaction(base, async tx => {
    const retiree = await tx
      .deleteFrom('cle_acces')
      .where('id', '=', cleId)
      .where('compte_id', '=', compteId)
      .returning('nom')
      .executeTakeFirst()
    if (!retiree) return
    await fermerSessionsParCle(tx, compteId, jetonDeSession)
    const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
    await journaliser(tx, { ...ligne, acte: 'compte.cle-retiree', details: { cle: retiree.nom } })
    const compte = await trouverCompte(tx, compteId)
    if (compte)
      await annoncerCleRetiree(tx, compte, retiree.nom, { maintenant, urlPublique: config.URL_PUBLIQUE })
  })
  return { ok: true }
}
