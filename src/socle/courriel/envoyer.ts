import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import type { Config } from '../config/config.ts'
import type { Travail } from '../travaux/travail.ts'
import type { TableCourrielPiece } from './tables.ts'

const schema = z.object({ id: z.uuid() })

/**
 * Sends one mail of the outbox. A failure is kept with its reason and tried again by the queue, later and later.
 * In demo mode without SMTP the local mailbox is the destination: the mail is delivered by being there.
 */
export const envoyerCourriel: Travail = {
  nom: 'envoyer-courriel',
  executer: async ({ base, config, horloge }, donnees) => {
    const { id } = schema.parse(donnees)
    const courriel = await base.selectFrom('courriel').selectAll().where('id', '=', id).executeTakeFirst()
    if (!courriel || courriel.envoye_le) return
    try {
      const pieces = await base
        .selectFrom('courriel_piece')
        .selectAll()
        .where('courriel_id', '=', id)
        .execute()
      await expedier(config, courriel, pieces)
      await base
        .updateTable('courriel')
        .set({ envoye_le: horloge(), erreur: null })
        .where('id', '=', id)
        .execute()
      if (config.SMTP_URL) await base.deleteFrom('courriel_piece').where('courriel_id', '=', id).execute()
    } catch (erreur) {
      await base
        .updateTable('courriel')
        .set(({ eb }) => ({ essais: eb('essais', '+', 1), erreur: String(erreur).slice(0, 500) }))
        .where('id', '=', id)
        .execute()
      throw erreur
    }
  },
}

async function expedier(
  config: Config,
  courriel: { id: string; destinataire: string; sujet: string; texte: string; html: string },
  pieces: readonly TableCourrielPiece[],
) {
  if (!config.SMTP_URL) {
    if (config.DEMO) return
    throw new Error('SMTP_URL n’est pas configuré : le courriel attend dans la boîte d’envoi.')
  }
  await transport(config.SMTP_URL).sendMail({
    from: config.MAIL_FROM,
    to: courriel.destinataire,
    subject: courriel.sujet,
    text: courriel.texte,
    html: courriel.html,
    attachments: pieces.map(({ nom, type, contenu }) => ({
      filename: nom,
      contentType: type,
      content: contenu,
    })),
    // the same id at each try: a receiver that got it twice can tell
    messageId: `<${courriel.id}@${new URL(config.URL_PUBLIQUE).hostname}>`,
  })
}

const transports = new Map<string, Transporter>()

/** One pooled connection per server, kept between mails. */
function transport(url: string): Transporter {
  const connu = transports.get(url)
  if (connu) return connu
  const nouveau = createTransport(url, { pool: true } as object)
  transports.set(url, nouveau)
  return nouveau
}
