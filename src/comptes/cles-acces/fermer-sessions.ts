import type { Ecriture } from '#src/socle/base/base.ts'
import { empreinteDe } from '../liens/secret.ts'

/**
 * A key that is taken away takes with it what it opened. Sessions do not say by which key: all those opened by one
 * are closed, except the one of `saufJeton`.
 */
export async function fermerSessionsParCle(
  tx: Ecriture,
  compteId: string,
  saufJeton?: string,
): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('compte_id', '=', compteId)
    .where('moyen', '=', 'cle-acces')
    .where('empreinte', '!=', empreinteDe(saufJeton ?? ''))
    .execute()
}
