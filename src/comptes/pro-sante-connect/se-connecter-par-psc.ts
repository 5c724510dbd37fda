import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { type DuNavigateur, terminerConnexion } from '../connexion/terminer-connexion.ts'
import { annulerLiens } from '../liens/liens.ts'
import { lier } from './lier.ts'
import { reconnaitre } from './reconnaitre.ts'
import type { Preuve } from './revenir.ts'
import { garderPourLaSortie } from './sortie.ts'

type Commande = Preuve & DuNavigateur & { maintenant: Date; origine: Origine }

export type ConnexionPsc = { ok: true; jeton: string } | { ok: false; motif: 'inconnu' | 'compte-ferme' }

/**
 * Signs in whom the provider has proved: an account already linked, or the one that bears their RPPS number, which
 * is then linked and, when it waited for that, activated. Two factors were asked there: none is asked here.
 */
export function seConnecterParPsc(
  { base, config }: Pick<Services, 'base' | 'config'>,
  commande: Commande,
): Promise<ConnexionPsc> {
  const { identite, jetonId, maintenant, origine, ...duNavigateur } = commande
  return enTransaction(base, async (tx): Promise<ConnexionPsc> => {
    const reconnu = await reconnaitre(tx, identite)
    if (reconnu.genre === 'inconnu' || reconnu.genre === 'compte-ferme')
      return { ok: false, motif: reconnu.genre }
    const { compteId } = reconnu
    if (reconnu.genre === 'a-prouver') {
      const ligne = { instant: maintenant, acteurId: null, compteId, origine, acte: 'compte.psc-lie' }
      await journaliser(tx, { ...ligne, issue: 'refuse', motif: 'identite-a-prouver' })
      return { ok: false, motif: 'inconnu' }
    }
    if (reconnu.genre === 'a-lier') {
      const urlPublique = config.URL_PUBLIQUE
      const refus = await lier(tx, { compteId, identite, voie: 'rpps', maintenant, origine, urlPublique })
      if (refus) return { ok: false, motif: 'inconnu' }
      if (reconnu.aActiver) await activer(tx, compteId, { maintenant, origine })
    }
    const jeton = await terminerConnexion(tx, {
      compteId,
      moyen: 'pro-sante-connect',
      maintenant,
      origine,
      config,
      ...duNavigateur,
    })
    if (!jeton) return { ok: false, motif: 'compte-ferme' }
    await garderPourLaSortie(tx, jeton, jetonId)
    return { ok: true, jeton }
  })
}

/** A référent typed the RPPS number, the provider has proved whose it is: no mailbox needs to be proved on top. */
async function activer(tx: Ecriture, compteId: string, quand: { maintenant: Date; origine: Origine }) {
  const { maintenant, origine } = quand
  await tx
    .updateTable('compte')
    .set({ etat: 'actif', active_le: maintenant, etat_depuis: maintenant, etat_role: 'titulaire' })
    .where('id', '=', compteId)
    .where('etat', '=', 'invite')
    .execute()
  await annulerLiens(tx, compteId, maintenant, 'activation')
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
  await journaliser(tx, { ...ligne, acte: 'compte.active', details: { moyen: 'Pro Santé Connect' } })
}
