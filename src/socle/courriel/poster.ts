import type { Ecriture } from '../base/base.ts'
import { planifier } from '../travaux/travail.ts'
import { type Message, mettreEnForme } from './message.tsx'

/**
 * Puts a mail in the outbox, in the transaction of what it announces. It leaves after the commit, and only then.
 * @param cle when the same news must never be mailed twice: a second call with the same key does nothing.
 */
export async function poster(tx: Ecriture, message: Message, creeLe: Date, cle?: string): Promise<void> {
  const pose = await tx
    .insertInto('courriel')
    .values({
      cle: cle ?? null,
      destinataire: message.destinataire,
      sujet: message.sujet,
      ...mettreEnForme(message),
      cree_le: creeLe,
      envoye_le: null,
      erreur: null,
    })
    .onConflict(conflit => conflit.column('cle').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!pose) return
  const { pieces = [] } = message
  if (pieces.length > 0)
    await tx
      .insertInto('courriel_piece')
      .values(pieces.map(({ nom, type, contenu }) => ({ courriel_id: pose.id, nom, type, contenu })))
      .execute()
  await planifier(tx, 'envoyer-courriel', { id: pose.id })
}
