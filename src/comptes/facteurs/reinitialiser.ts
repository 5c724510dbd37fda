import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { fermerAutresSessions } from '../connexion/session.ts'
import { annoncerReinitialisation } from './courriels.ts'
import { noterChoix } from './gerer.ts'
import { facteurs } from './registre.ts'
import { retirerCodes } from './secours/codes-du-compte.ts'

type Commande = {
  compteId: string
  /** « Prénom Nom » of the account, for the sentence of the journal. */
  personne: string
  acteurId: string
  /** « Prénom Nom » of who acts, for the mail. */
  par: string
  raison: string
  maintenant: Date
  origine: Origine
  config: Pick<Config, 'URL_PUBLIQUE'>
}

export type Reinitialisation = { ok: true } | { ok: false; motif: 'soi-meme' }

/**
 * For somebody who has lost everything: factors, recovery codes, trusted devices and sessions go; the password stays.
 * They come back with it and a code by e-mail. Whether the actor may is the caller's to decide, but never for oneself.
 */
export async function reinitialiserFacteurs(tx: Ecriture, commande: Commande): Promise<Reinitialisation> {
  const { compteId, acteurId, personne, raison, maintenant, origine } = commande
  const ligne = {
    instant: maintenant,
    acteurId,
    compteId,
    acte: 'facteur.reinitialises',
    origine,
    details: { personne },
  }
  if (compteId === acteurId) {
    await journaliser(tx, { ...ligne, issue: 'refuse', motif: 'soi-meme' })
    return { ok: false, motif: 'soi-meme' }
  }
  for (const { retirer } of facteurs) await retirer(tx, { compteId })
  await retirerCodes(tx, compteId)
  await tx.deleteFrom('connexion_en_attente').where('compte_id', '=', compteId).execute()
  await tx.deleteFrom('appareil_de_confiance').where('compte_id', '=', compteId).execute()
  await fermerAutresSessions(tx, compteId)
  await noterChoix(tx, compteId, 'a-choisir')
  await journaliser(tx, { ...ligne, motif: raison })
  await annoncerReinitialisation(tx, compteId, commande)
  return { ok: true }
}
