import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { empreinteDe, nouveauSecret } from '../liens/secret.ts'

const jour = 86_400_000

/** The person asked not to be asked again on this browser. @returns the token for its cookie. */
export async function faireConfiance(
  tx: Ecriture,
  demande: {
    compteId: string
    maintenant: Date
    origine: Origine
    config: Pick<Config, 'APPAREIL_CONFIANCE_JOURS'>
  },
): Promise<string> {
  const { compteId, maintenant, origine, config } = demande
  const jeton = nouveauSecret()
  await tx
    .insertInto('appareil_de_confiance')
    .values({
      empreinte: empreinteDe(jeton),
      compte_id: compteId,
      navigateur: origine.navigateur ?? null,
      adresse: origine.adresse || null,
      cree_le: maintenant,
      vu_le: maintenant,
      expire_le: new Date(maintenant.getTime() + config.APPAREIL_CONFIANCE_JOURS * jour),
    })
    .execute()
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
  await journaliser(tx, { ...ligne, acte: 'facteur.appareil-de-confiance' })
  return jeton
}

/** Whether this browser is trusted by this very account; the token of another account is worth nothing. */
export async function estDeConfiance(
  tx: Ecriture,
  { compteId, jeton, maintenant }: { compteId: string; jeton: string | undefined; maintenant: Date },
): Promise<boolean> {
  if (!jeton) return false
  const vu = await tx
    .updateTable('appareil_de_confiance')
    .set({ vu_le: maintenant })
    .where('empreinte', '=', empreinteDe(jeton))
    .where('compte_id', '=', compteId)
    .where('expire_le', '>', maintenant)
    .executeTakeFirst()
  return vu.numUpdatedRows === 1n
}

export type AppareilDeConfiance = {
  id: string
  navigateur: string | null
  adresse: string | null
  vuLe: Date
  expireLe: Date
}

/** Last seen first. */
export function appareilsDeConfiance(
  base: Lecture,
  { compteId, maintenant }: { compteId: string; maintenant: Date },
): Promise<AppareilDeConfiance[]> {
  return base
    .selectFrom('appareil_de_confiance')
    .select(['id', 'navigateur', 'adresse', 'vu_le as vuLe', 'expire_le as expireLe'])
    .where('compte_id', '=', compteId)
    .where('expire_le', '>', maintenant)
    .orderBy('vu_le', 'desc')
    .limit(100)
    .execute()
}

/** One of one's own, or all of them. @returns how many are no longer trusted. */
export async function retirerConfiance(
  tx: Ecriture,
  commande: { compteId: string; appareilId: string | 'tous'; maintenant: Date; origine: Origine },
): Promise<number> {
  const { compteId, appareilId, maintenant, origine } = commande
  const siens = tx.deleteFrom('appareil_de_confiance').where('compte_id', '=', compteId)
  const retires = await (appareilId === 'tous'
    ? siens
    : siens.where(eb => eb(eb.cast<string>('id', 'text'), '=', appareilId))
  ).executeTakeFirst()
  const nombre = Number(retires.numDeletedRows)
  if (nombre > 0) {
    const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
    await journaliser(tx, { ...ligne, acte: 'facteur.confiance-retiree', details: { nombre } })
  }
  return nombre
}
