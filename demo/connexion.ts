import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { cookieSession, poserCookie } from '#src/socle/web/cookies.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { personnages } from './personnages.ts'

/** One click signs in as a typical person (field `compte`: their key). */
export async function seConnecterComme(r: Requete<Acteur | null>): Promise<Response> {
  const { base, config } = r.services
  const cle = (await r.champs()).compte?.at(-1)
  const personnage = personnages.find(p => p.cle === cle)
  if (!personnage) return r.introuvable()
  const compte = await base
    .selectFrom('compte')
    .select('id')
    .where('courriel', '=', personnage.courriel)
    .executeTakeFirst()
  if (!compte) return r.introuvable()
  const jeton = await enTransaction(base, tx =>
    ouvrirSession(tx, {
      compteId: compte.id,
      moyen: 'demo',
      maintenant: r.maintenant,
      origine: r.origine,
      config,
    }),
  )
  poserCookie(r.c, config, cookieSession, jeton)
  return r.redirige('/')
}
