import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { empreinteDe } from '../liens/secret.ts'
import { type MoyenDevinable, repriseDuCompte, repriseDuReseau } from './echecs.ts'
import { Sature } from './file-de-calcul.ts'

export type Essai = {
  courriel: string
  compteId: string | null
  moyen: MoyenDevinable
  maintenant: Date
  origine: Origine
}

export type EssaiAdmis = { ok: true; essaiId: number } | { ok: false; reprendreA: Date }

/**
 * Writes the attempt as a failure before the password is verified; success corrects it. A burst of parallel
 * guesses is therefore counted one by one (the lock) and cannot outrun its own count. A refused attempt is not
 * counted: waiting is enough, whoever else keeps trying.
 */
export function noterEssai(base: Base, essai: Essai): Promise<EssaiAdmis> {
  const { moyen, maintenant } = essai
  const empreinte = empreinteDe(essai.courriel.toLowerCase())
  const adresse = essai.origine.adresse || null
  const compte = { empreinte, compteId: essai.compteId, reseau: adresse, moyen, maintenant }
  return enTransaction(base, async tx => {
    // always in this order: two attempts never wait for each other
    if (adresse) await verrouiller(tx, sql`'reseau:' || reseau_de(${adresse}::text)`)
    await verrouiller(tx, sql`${`courriel:${empreinte.toString('hex')}`}::text`)
    const reprises = [await repriseDuCompte(tx, compte), adresse && (await repriseDuReseau(tx, compte))]
    const attentes = reprises.filter(date => date instanceof Date)
    if (attentes.length > 0) return { ok: false, reprendreA: new Date(Math.max(...attentes.map(Number))) }
    const { id } = await tx
      .insertInto('connexion')
      .values({
        compte_id: essai.compteId,
        courriel_empreinte: empreinte,
        instant: maintenant,
        reussie: false,
        moyen,
        adresse,
        navigateur: essai.origine.navigateur ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { ok: true, essaiId: id }
  })
}

/** The password was right: the attempt becomes a success. */
export async function confirmerEssai(tx: Ecriture, essaiId: number): Promise<void> {
  await tx.updateTable('connexion').set({ reussie: true }).where('id', '=', essaiId).execute()
}

/** An attempt whose password could not even be looked at is not the person's failure. */
export async function oublierSiSature<T>(base: Base, essaiId: number, agir: () => Promise<T>): Promise<T> {
  try {
    return await agir()
  } catch (erreur) {
    if (erreur instanceof Sature) await base.deleteFrom('connexion').where('id', '=', essaiId).execute()
    throw erreur
  }
}

async function verrouiller(tx: Ecriture, cle: ReturnType<typeof sql>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${cle}, 0))`.execute(tx)
}
