import { randomBytes } from 'node:crypto'
import { contexteDuSecret } from '#src/comptes/facteurs/application/facteur-application.tsx'
import { empreinteDe } from '#src/comptes/liens/secret.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { chiffrer } from '#src/socle/secrets/chiffrer.ts'
import { trousseauDe } from '#src/socle/secrets/cles.ts'
import type { Services } from '#src/socle/services.ts'

/** Writes an authenticator app on an account whose choice is made. @returns its secret, to make codes with. */
export async function uneApplication(
  { base, config }: { base: Lecture; config: Services['config'] },
  compteId: string,
  nom = 'Mon téléphone',
): Promise<{ id: string; secret: Uint8Array }> {
  const secret = randomBytes(20)
  const { id } = await base
    .insertInto('facteur')
    .values({
      compte_id: compteId,
      genre: 'application',
      nom,
      secret: chiffrer(trousseauDe(config), secret, contexteDuSecret(compteId)),
      empreinte: empreinteDe(secret.toString('base64')),
      dernier_pas: 0,
      cree_le: new Date('2026-11-01T09:00:00Z'),
      utilise_le: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await base.updateTable('compte').set({ facteurs: 'choisis' }).where('id', '=', compteId).execute()
  return { id, secret }
}
