import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { annoncerCleSuspendue } from './courriels.ts'
import { fermerSessionsParCle } from './fermer-sessions.ts'

/**
 * A key whose counter goes backwards is held by two devices: neither opens the account any more, nor keeps open what
 * it opened, and the person is told by mail.
 */
export async function suspendreCle(
  tx: Ecriture,
  cle: { id: string; compte_id: string; nom: string },
  { maintenant, origine, config }: { maintenant: Date; origine: Origine; config: Config },
): Promise<void> {
  const { id, compte_id: compteId, nom } = cle
  await tx.updateTable('cle_acces').set({ suspendue_le: maintenant }).where('id', '=', id).execute()
  await fermerSessionsParCle(tx, compteId)
  await journaliser(tx, {
    instant: maintenant,
    acteurId: null,
    acte: 'compte.cle-suspendue',
    compteId,
    details: { cle: nom },
    origine,
  })
  const compte = await trouverCompte(tx, compteId)
  if (compte) await annoncerCleSuspendue(tx, compte, nom, { maintenant, urlPublique: config.URL_PUBLIQUE })
}
