import { sql } from 'kysely'
import type { Ecriture } from '../base/base.ts'
import { type Message, mettreEnForme } from './message.tsx'

/**
 * Puts a mail in the outbox, in the transaction of what it announces. It leaves after the commit, and only then.
 * @param cle when the same news must never be mailed twice: a second call with the same key does nothing.
 */
export function poster(tx: Ecriture, message: Message, creeLe: Date, cle?: string): Promise<void> {
  return posterTous(tx, [{ message, ...(cle === undefined ? {} : { cle }) }], creeLe)
}

/** The same for many mails at once, each with its key. */
export async function posterTous(
  tx: Ecriture,
  envois: readonly { message: Message; cle?: string }[],
  creeLe: Date,
): Promise<void> {
  if (envois.length === 0) return
  const formes = envois.map(({ message }) => mettreEnForme(message))
  await sql`
    with poses as (
      insert into courriel (cle, destinataire, sujet, texte, html, cree_le)
      select *, ${creeLe}::timestamptz from unnest(
        ${envois.map(({ cle }) => cle ?? null)}::text[], ${envois.map(({ message }) => message.destinataire)}::text[],
        ${envois.map(({ message }) => message.sujet)}::text[],
        ${formes.map(({ texte }) => texte)}::text[], ${formes.map(({ html }) => html)}::text[])
      on conflict (cle) do nothing returning id
    )
    select planifier_travail('envoyer-courriel', json_build_object('id', id), null, null) from poses`.execute(
    tx,
  )
}
