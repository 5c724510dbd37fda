import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import type { VersionCgu } from './versions.ts'

type Commande = { compteId: string; cgu: VersionCgu; maintenant: Date; origine: Origine }

/** Keeps the proof: who, which version and its digest, when, from where. A second time changes nothing. */
export async function accepterCgu(tx: Ecriture, commande: Commande): Promise<void> {
  const { compteId, cgu, maintenant, origine } = commande
  const prouve = await tx
    .insertInto('acceptation_cgu')
    .values({
      compte_id: compteId,
      version: cgu.version,
      empreinte: cgu.empreinte,
      acceptee_le: maintenant,
      adresse: origine.adresse || null,
      navigateur: origine.navigateur ?? null,
    })
    .onConflict(conflit => conflit.doNothing())
    .executeTakeFirst()
  if (prouve.numInsertedOrUpdatedRows === 0n) return
  await tx.updateTable('compte').set({ cgu_version: cgu.version }).where('id', '=', compteId).execute()
  const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
  await journaliser(tx, { ...ligne, acte: 'compte.cgu-acceptees', details: { version: cgu.version } })
}

export type Acceptation = { version: Jour; accepteeLe: Date; adresse: string | null }

/** What this account accepted, newest version first. */
export function acceptationsDe(base: Lecture, compteId: string): Promise<Acceptation[]> {
  return base
    .selectFrom('acceptation_cgu')
    .select(['version', 'acceptee_le as accepteeLe', 'adresse'])
    .where('compte_id', '=', compteId)
    .orderBy('version', 'desc')
    .limit(20)
    .execute()
}
