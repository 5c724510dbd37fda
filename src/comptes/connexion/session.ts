import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { empreinteDe, nouveauSecret } from '../liens/secret.ts'
import type { MoyenConnexion } from '../tables.ts'
import { etatsEnService } from '../vie/transitions.ts'

/** After how long a session dies: unused, and whatever happens. */
export type LimitesSession = Pick<Config, 'SESSION_INACTIVITE_MINUTES' | 'SESSION_DUREE_HEURES'>

const minute = 60_000
const heure = 60 * minute

/**
 * Opens a session. Always a new token: one that an attacker would have planted before sign-in is worth nothing.
 * @returns the token for the cookie; only its digest is kept.
 */
export async function ouvrirSession(
  tx: Ecriture,
  s: {
    compteId: string
    moyen: MoyenConnexion
    maintenant: Date
    origine: Origine
    config: LimitesSession
  },
): Promise<string> {
  const jeton = nouveauSecret()
  await tx
    .insertInto('session')
    .values({
      empreinte: empreinteDe(jeton),
      compte_id: s.compteId,
      cree_le: s.maintenant,
      vue_le: s.maintenant,
      expire_le: new Date(s.maintenant.getTime() + s.config.SESSION_DUREE_HEURES * heure),
      moyen: s.moyen,
      adresse: s.origine.adresse ?? null,
      navigateur: s.origine.navigateur ?? null,
    })
    .execute()
  return jeton
}

type Limites = { maintenant: Date; config: LimitesSession }
type Presentee = Limites & { jeton: string }

/** Sessions that are alive: used recently, not too old, of an account in service. A query to select from and to join. */
export function sessionsVivantes(base: Lecture, { maintenant, config }: Limites) {
  const derniereVue = new Date(maintenant.getTime() - config.SESSION_INACTIVITE_MINUTES * minute)
  return base
    .selectFrom('session')
    .innerJoin('compte', 'compte.id', 'session.compte_id')
    .where('session.expire_le', '>', maintenant)
    .where('session.vue_le', '>', derniereVue)
    .where('compte.etat', 'in', etatsEnService)
}

/** The one of this token, if any: the actor and their rights can be read in the same round trip. */
export function sessionVivante(base: Lecture, { jeton, ...limites }: Presentee) {
  return sessionsVivantes(base, limites).where('session.empreinte', '=', empreinteDe(jeton))
}

export type SessionTrouvee = { sessionId: string; compteId: string }

/** Who this token stands for now, or null. */
export async function trouverSession(base: Lecture, presentee: Presentee): Promise<SessionTrouvee | null> {
  const trouvee = await sessionVivante(base, presentee)
    .select(['session.id as sessionId', 'session.compte_id as compteId', 'session.vue_le as vueLe'])
    .executeTakeFirst()
  if (!trouvee) return null
  await noterVue(base, trouvee, presentee.maintenant)
  return { sessionId: trouvee.sessionId, compteId: trouvee.compteId }
}

/** Keeps the session awake. At most one write a minute: pages are read far more often than that. */
export async function noterVue(
  base: Lecture,
  session: { sessionId: string; vueLe: Date },
  maintenant: Date,
): Promise<void> {
  if (maintenant.getTime() - session.vueLe.getTime() < minute) return
  await base
    .updateTable('session')
    .set({ vue_le: maintenant })
    .where('id', '=', session.sessionId)
    .where('vue_le', '<', maintenant)
    .execute()
}

/** Takes effect on the next request. */
export async function fermerSession(tx: Lecture, jeton: string): Promise<void> {
  await tx.deleteFrom('session').where('empreinte', '=', empreinteDe(jeton)).execute()
}

/** Closes every session of an account, except the one of `saufJeton` when given. @returns how many. */
export async function fermerAutresSessions(
  tx: Lecture,
  compteId: string,
  saufJeton?: string,
): Promise<number> {
  const requete = tx.deleteFrom('session').where('compte_id', '=', compteId)
  const fermees = saufJeton
    ? await requete.where('empreinte', '!=', empreinteDe(saufJeton)).executeTakeFirst()
    : await requete.executeTakeFirst()
  return Number(fermees.numDeletedRows)
}
