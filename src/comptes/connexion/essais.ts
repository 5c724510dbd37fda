import { type ExpressionBuilder, sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import type { Tables } from '#src/socle/base/tables.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { empreinteDe } from '../liens/secret.ts'
import type { MoyenConnexion } from '../tables.ts'
import { Sature } from './file-de-calcul.ts'

/** Failures after which one waits, over the last fifteen minutes. */
export const echecsPermis = { parCourriel: 5, parAdresse: 20 } as const
const fenetre = 15 * 60_000

export type Essai = {
  courriel: string
  compteId: string | null
  moyen: Extract<MoyenConnexion, 'mot-de-passe' | 'controle' | 'facteur' | 'cle-acces'>
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
  const empreinte = empreinteDe(essai.courriel.toLowerCase())
  const adresse = essai.origine.adresse || null
  return enTransaction(base, async tx => {
    // always in this order: two attempts never wait for each other
    if (adresse) await verrouiller(tx, `adresse:${adresse}`)
    await verrouiller(tx, `courriel:${empreinte.toString('hex')}`)
    const reprises = [
      await reprise(tx, essai.maintenant, echecsPermis.parCourriel, eb =>
        eb.and([eb('courriel_empreinte', '=', empreinte), ...deMemeNature(eb, essai.moyen, empreinte)]),
      ),
      adresse &&
        (await reprise(tx, essai.maintenant, echecsPermis.parAdresse, eb => eb('adresse', '=', adresse))),
    ].filter(date => date instanceof Date)
    if (reprises.length > 0) return { ok: false, reprendreA: new Date(Math.max(...reprises.map(Number))) }
    const { id } = await tx
      .insertInto('connexion')
      .values({
        compte_id: essai.compteId,
        courriel_empreinte: empreinte,
        instant: essai.maintenant,
        reussie: false,
        moyen: essai.moyen,
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

/** When the oldest of the failures that fill the allowance leaves the window; undefined when it is not full. */
async function reprise(
  tx: Ecriture,
  maintenant: Date,
  permis: number,
  quels: (eb: ExpressionBuilder<Tables, 'connexion'>) => ReturnType<typeof eb>,
): Promise<Date | undefined> {
  const plein = await tx
    .selectFrom('connexion')
    .select('instant')
    .where(quels)
    .where('reussie', '=', false)
    .where('instant', '>', new Date(maintenant.getTime() - fenetre))
    .orderBy('instant', 'desc')
    .offset(permis - 1)
    .limit(1)
    .executeTakeFirst()
  return plein && new Date(plein.instant.getTime() + fenetre)
}

/**
 * Codes and passwords are counted apart: whoever fails at one does not close the other. A new password says nothing
 * of the codes: it does not wipe theirs.
 */
function deMemeNature(eb: ExpressionBuilder<Tables, 'connexion'>, moyen: Essai['moyen'], empreinte: Buffer) {
  if (moyen === 'facteur') return [eb('moyen', '=', 'facteur')]
  return [eb('moyen', '!=', 'facteur'), eb('instant', '>', depuisLeLien(eb, empreinte))]
}

/** A password chosen through a mailed link wipes the slate: whoever reads the mailbox is the person. */
function depuisLeLien(eb: ExpressionBuilder<Tables, 'connexion'>, empreinte: Buffer) {
  const dernier = eb
    .selectFrom('connexion as lien')
    .select(({ fn }) => fn.max('lien.instant').as('instant'))
    .where('lien.courriel_empreinte', '=', empreinte)
    .where('lien.moyen', 'in', ['activation', 'reinitialisation'])
  return eb.fn.coalesce(dernier, sql<Date>`'-infinity'::timestamptz`)
}

async function verrouiller(tx: Ecriture, cle: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${cle}, 0))`.execute(tx)
}
