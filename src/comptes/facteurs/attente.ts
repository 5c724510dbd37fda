import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { empreinteDe, nouveauSecret } from '../liens/secret.ts'
import type { TableConnexionEnAttente } from './tables.ts'

/** A sign-in whose first proof was right and whose second is awaited. */
export type Attente = {
  id: string
  compteId: string
  courriel: string
  nom: string
  prenom: string
  suite: string
}

export const dureeAttente = 10 * 60_000
/** Wrong answers after which the sign-in starts again from the password. The table refuses more. */
export const essaisParAttente = 5

/** @returns the token for the cookie; only its digest is kept. */
export async function ouvrirAttente(
  tx: Ecriture,
  a: { compteId: string; moyen: TableConnexionEnAttente['moyen']; suite: string; maintenant: Date },
): Promise<{ jeton: string; id: string }> {
  const jeton = nouveauSecret()
  const { id } = await tx
    .insertInto('connexion_en_attente')
    .values({
      empreinte: empreinteDe(jeton),
      compte_id: a.compteId,
      moyen: a.moyen,
      suite: a.suite,
      cree_le: a.maintenant,
      expire_le: new Date(a.maintenant.getTime() + dureeAttente),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { jeton, id }
}

type Presentee = { jeton: string | undefined; maintenant: Date }

/** The sign-in that this browser has begun, while it may still be finished. */
export async function lireAttente(
  base: Lecture,
  { jeton, maintenant }: Presentee,
): Promise<Attente | undefined> {
  if (!jeton) return undefined
  return base
    .selectFrom('connexion_en_attente as attente')
    .innerJoin('compte', 'compte.id', 'attente.compte_id')
    .select(['attente.id', 'attente.suite', 'compte.id as compteId', 'courriel', 'nom', 'prenom'])
    .where('attente.empreinte', '=', empreinteDe(jeton))
    .where('attente.expire_le', '>', maintenant)
    .where('attente.essais', '<', essaisParAttente)
    .where('compte.etat', '=', 'actif')
    .executeTakeFirst()
}

/**
 * Counts one more answer and holds the row: answers sent at once take turns.
 * @returns how many have been given, this one included; null when none is left.
 */
export async function compterEssai(tx: Ecriture, attenteId: string): Promise<number | null> {
  const compte = await tx
    .updateTable('connexion_en_attente')
    .set(eb => ({ essais: eb('essais', '+', 1) }))
    .where('id', '=', attenteId)
    .where('essais', '<', essaisParAttente)
    .returning('essais')
    .executeTakeFirst()
  return compte?.essais ?? null
}

/** Finished: what was mailed for it goes with it. */
export async function fermerAttente(tx: Ecriture, attenteId: string): Promise<void> {
  await tx.deleteFrom('connexion_en_attente').where('id', '=', attenteId).execute()
}
