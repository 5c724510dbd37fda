import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { annoncerFacteur } from './courriels.ts'
import type { Facteur } from './facteur.ts'

/**
 * To be called by whatever adds a factor, in the same transaction: it is asked from the next sign-in on, a line of the
 * journal, a mail. On the guided page the choice is only over with the recovery codes.
 */
export async function noterAjout(
  tx: Ecriture,
  ajout: {
    compteId: string
    facteur: Facteur
    nom: string
    maintenant: Date
    origine: Origine
    config: Pick<Config, 'URL_PUBLIQUE'>
  },
): Promise<void> {
  const { compteId, facteur, nom, maintenant, origine, config } = ajout
  await tx
    .updateTable('compte')
    .set({ facteurs: 'choisis' })
    .where('id', '=', compteId)
    .where('facteurs', '=', 'reportes')
    .execute()
  const details = { facteur: facteur.libelle, nom }
  await journaliser(tx, {
    instant: maintenant,
    acteurId: compteId,
    compteId,
    acte: 'facteur.ajoute',
    details,
    origine,
  })
  await annoncerFacteur(tx, compteId, { ...details, quoi: 'ajoute', maintenant, origine, config })
}
