import { sql } from 'kysely'
import type { Ecriture } from '../base/base.ts'
import { rangEnNombre } from '../travaux/travail.ts'
import { type Message, mettreEnForme, type PieceJointe } from './message.tsx'

export type Envoi = {
  message: Message
  /** When the same news must never be mailed twice: a second one with the same key does nothing. */
  cle?: string | undefined
  /** One of many that nobody waits for: it leaves after those that somebody does. */
  enNombre?: boolean
}

/** Puts a mail in the outbox, in the transaction of what it announces. It leaves after the commit, and only then. */
export function poster(tx: Ecriture, message: Message, creeLe: Date, cle?: string): Promise<void> {
  return posterTous(tx, [{ message, cle }], creeLe)
}

/** The same for several at once. */
export async function posterTous(tx: Ecriture, envois: readonly Envoi[], creeLe: Date): Promise<void> {
  const sansPiece = envois.filter(({ message }) => !message.pieces?.length)
  await ecrire(tx, sansPiece, [], creeLe)
  for (const envoi of envois)
    if (envoi.message.pieces?.length) await ecrire(tx, [envoi], envoi.message.pieces, creeLe)
}

/** @param pieces go with each of them */
async function ecrire(
  tx: Ecriture,
  envois: readonly Envoi[],
  pieces: readonly PieceJointe[],
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
    ), jointes as (
      insert into courriel_piece (courriel_id, nom, type, contenu)
      select id, piece.* from poses, unnest(
        ${pieces.map(({ nom }) => nom)}::text[], ${pieces.map(({ type }) => type)}::text[],
        ${pieces.map(({ contenu }) => contenu)}::bytea[]) as piece
    )
    select planifier_travail(
      'envoyer-courriel', json_build_object('id', id), null, null,
      ${envois.every(({ enNombre }) => enNombre) ? rangEnNombre : 0}
    ) from poses`.execute(tx)
}
