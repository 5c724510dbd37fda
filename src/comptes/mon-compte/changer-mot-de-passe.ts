import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { hacherMotDePasse } from '../connexion/mot-de-passe.ts'
import { fermerAutresSessions } from '../connexion/session.ts'
import { annoncerMotDePasseChange } from '../courriels.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { annulerLiens } from '../liens/liens.ts'
import { jugerMotDePasse } from '../mot-de-passe/juger.ts'
import { type Controle, controlerMotDePasse } from './controler-mot-de-passe.ts'

type Commande = {
  compteId: string
  actuel: string
  motDePasse: string
  /** The session of this browser, which stays open. */
  jetonDeSession: string | undefined
  maintenant: Date
  origine: Origine
}

export type ChangementMotDePasse = Controle | { ok: false; motif: 'faible'; message: string }

/**
 * « Mon compte »: a new password, the current one being known. Other sessions and pending links die, the person is
 * told by mail. Hashing takes its time outside of the transaction, hence services rather than a transaction.
 * @throws Sature when too many people do it at once: wrap the handler in `avecPatience`.
 */
export async function changerMotDePasse(
  services: Pick<Services, 'base' | 'config'>,
  commande: Commande,
): Promise<ChangementMotDePasse> {
  const { compteId, actuel, motDePasse, jetonDeSession, maintenant, origine } = commande
  const { base, config } = services
  const controle = await controlerMotDePasse(services, { compteId, motDePasse: actuel, maintenant, origine })
  if (!controle.ok) return controle
  const compte = await trouverCompte(base, compteId)
  if (!compte) return { ok: false, motif: 'mot-de-passe' }
  const message =
    actuel.normalize('NFKC') === motDePasse.normalize('NFKC')
      ? 'Choisissez un mot de passe différent de l’actuel.'
      : await jugerMotDePasse(base, { ...compte, compteId }, motDePasse)
  if (message) return { ok: false, motif: 'faible', message }
  const empreinte = await hacherMotDePasse(motDePasse, config.ARGON2_PARAMETRES)

  await enTransaction(base, async tx => {
    await tx
      .updateTable('compte')
      .set({ mot_de_passe: empreinte, mot_de_passe_change_le: maintenant })
      .where('id', '=', compteId)
      .execute()
    await fermerAutresSessions(tx, compteId, jetonDeSession)
    await annulerLiens(tx, compteId, maintenant)
    const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
    await journaliser(tx, { ...ligne, acte: 'compte.mot-de-passe-change' })
    await annoncerMotDePasseChange(tx, compte, { maintenant, urlPublique: config.URL_PUBLIQUE })
  })
  return { ok: true }
}
