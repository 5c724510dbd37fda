import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { EtatCompte, UsageLien } from '../tables.ts'
import { etatsEnService } from '../vie/transitions.ts'
import { empreinteDe, nouveauSecret } from './secret.ts'

const heure = 3_600_000

/** How long a mailed link works. The longer the errand, the longer the link. */
export const durees: Record<UsageLien, number> = {
  activation: 7 * 24 * heure,
  'mot-de-passe': heure,
  courriel: 24 * heure,
  'courriel-annulation': 7 * 24 * heure,
  reactivation: 24 * heure,
  deverrouillage: heure,
  'liaison-psc': heure,
}

/** The states of an account in which a link still means something. */
const etatsPermis: Record<UsageLien, readonly EtatCompte[]> = {
  activation: ['invite'],
  'mot-de-passe': etatsEnService,
  courriel: etatsEnService,
  'courriel-annulation': [...etatsEnService, 'inactif'],
  reactivation: ['inactif'],
  deverrouillage: ['verrouille'],
  'liaison-psc': ['actif'],
}

/** More links than that in an hour to one person would be a nuisance sent in our name. */
const liensParHeure = 3

/**
 * Makes a link's secret; those sent before for the same use stop working, so that only the last mail counts.
 * @returns the secret, for the address of the link; null when too many were sent within the hour.
 */
export async function creerLien(
  tx: Ecriture,
  lien: { compteId: string; usage: UsageLien; maintenant: Date; nouveauCourriel?: string },
): Promise<string | null> {
  const { compteId, usage, maintenant } = lien
  // two requests at once take turns, and count each other
  await tx.selectFrom('compte').select('id').where('id', '=', compteId).forUpdate().execute()
  const { recents } = await tx
    .selectFrom('jeton_compte')
    .select(({ fn }) => fn.countAll<number>().as('recents'))
    .where('compte_id', '=', compteId)
    .where('usage', '=', usage)
    .where('cree_le', '>', new Date(maintenant.getTime() - heure))
    .executeTakeFirstOrThrow()
  if (recents >= liensParHeure) return null
  await annulerLiens(tx, compteId, maintenant, usage)
  const secret = nouveauSecret()
  await tx
    .insertInto('jeton_compte')
    .values({
      empreinte: empreinteDe(secret),
      compte_id: compteId,
      usage,
      nouveau_courriel: lien.nouveauCourriel ?? null,
      cree_le: maintenant,
      expire_le: new Date(maintenant.getTime() + durees[usage]),
      consomme_le: null,
    })
    .execute()
  return secret
}

/**
 * What was mailed and not used stops working: all of it, or one use. All of it spares the undo of a change of
 * address: whoever took an account over must not kill it by changing the password next.
 */
export async function annulerLiens(
  tx: Ecriture,
  compteId: string,
  maintenant: Date,
  usage?: UsageLien,
): Promise<void> {
  const requete = tx
    .updateTable('jeton_compte')
    .set({ consomme_le: maintenant })
    .where('compte_id', '=', compteId)
    .where('consomme_le', 'is', null)
  await (usage
    ? requete.where('usage', '=', usage)
    : requete.where('usage', '<>', 'courriel-annulation')
  ).execute()
}

export type LienValable = {
  compteId: string
  nom: string
  prenom: string
  courriel: string
  nouveauCourriel: string | null
  etat: EtatCompte
  activeLe: Date | null
}

/** What the link leads to, without using it up: mail scanners open links before people do. */
export function lireLien(
  base: Lecture,
  secret: string,
  usage: UsageLien,
  maintenant: Date,
): Promise<LienValable | undefined> {
  return base
    .selectFrom('jeton_compte')
    .innerJoin('compte', 'compte.id', 'jeton_compte.compte_id')
    .select([
      'compte.id as compteId',
      'compte.nom',
      'compte.prenom',
      'compte.courriel',
      'compte.etat',
      'compte.active_le as activeLe',
      'jeton_compte.nouveau_courriel as nouveauCourriel',
    ])
    .where('empreinte', '=', empreinteDe(secret))
    .where('usage', '=', usage)
    .where('consomme_le', 'is', null)
    .where('expire_le', '>', maintenant)
    .where('compte.etat', 'in', etatsPermis[usage])
    .executeTakeFirst()
}

/** Uses the link up, once: of two people clicking at once, one gets it. @returns whether it was this one. */
export async function consommerLien(
  tx: Ecriture,
  secret: string,
  usage: UsageLien,
  maintenant: Date,
): Promise<boolean> {
  const consomme = await tx
    .updateTable('jeton_compte')
    .set({ consomme_le: maintenant })
    .where('empreinte', '=', empreinteDe(secret))
    .where('usage', '=', usage)
    .where('consomme_le', 'is', null)
    .where('expire_le', '>', maintenant)
    .executeTakeFirst()
  return consomme.numUpdatedRows === 1n
}
