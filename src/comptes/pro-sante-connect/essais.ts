import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { empreinteDe } from '../liens/secret.ts'

const minute = 60_000
const fenetre = 15 * minute
/** How long one may take at the provider's. */
const duree = 10 * minute
/** Departures without return, and returns without departure, from one address: a whole hospital may share it. */
export const essaisPermis = 100

type Depart = { etat: string; navigateur: string; suite: string; compteId: string | null }
type Contexte = { maintenant: Date; origine: Origine }
export type Admission = { ok: true } | { ok: false; reprendreA: Date }

/** Writes a departure as a failure: coming back corrects it. Refused when too many from this address failed lately. */
export function noterDepart(base: Base, depart: Depart, contexte: Contexte): Promise<Admission> {
  const { etat, navigateur, suite, compteId } = depart
  return admettre(base, contexte, {
    etat_empreinte: empreinteDe(etat),
    navigateur_empreinte: empreinteDe(navigateur),
    suite,
    compte_id: compteId,
    expire_le: new Date(contexte.maintenant.getTime() + duree),
  })
}

/** A return that matches no departure: it costs nothing to answer, and counts all the same. */
export function noterRetourPerdu(base: Base, contexte: Contexte): Promise<Admission> {
  return admettre(base, contexte, {
    etat_empreinte: null,
    navigateur_empreinte: null,
    expire_le: contexte.maintenant,
  })
}

type Essai = {
  etat_empreinte: Buffer | null
  navigateur_empreinte: Buffer | null
  suite?: string
  compte_id?: string | null
  expire_le: Date
}

function admettre(base: Base, { maintenant, origine }: Contexte, essai: Essai): Promise<Admission> {
  const adresse = origine.adresse || null
  return enTransaction(base, async (tx): Promise<Admission> => {
    const reprendreA = adresse && (await reprise(tx, adresse, maintenant))
    if (reprendreA) return { ok: false, reprendreA }
    await tx
      .insertInto('psc_essai')
      .values({ ...essai, adresse, instant: maintenant })
      .execute()
    return { ok: true }
  })
}

/** When the oldest of the failures that fill the allowance leaves the window; undefined when it is not full. */
async function reprise(tx: Ecriture, adresse: string, maintenant: Date): Promise<Date | undefined> {
  // a burst counts itself one by one
  await sql`select pg_advisory_xact_lock(hashtextextended(${`psc:${adresse}`}, 0))`.execute(tx)
  const plein = await tx
    .selectFrom('psc_essai')
    .select('instant')
    .where('adresse', '=', adresse)
    .where('abouti', '=', false)
    .where('instant', '>', new Date(maintenant.getTime() - fenetre))
    .orderBy('instant', 'desc')
    .offset(essaisPermis - 1)
    .limit(1)
    .executeTakeFirst()
  return plein && new Date(plein.instant.getTime() + fenetre)
}

export type DepartRetrouve = { id: number; suite: string; compteId: string | null }

/**
 * Uses a departure up: once, within its ten minutes, by the browser that left. What happens next at the provider's
 * does not give it back.
 */
export function consommerDepart(
  base: Base,
  presente: { etat: string; navigateur: string; maintenant: Date },
): Promise<DepartRetrouve | undefined> {
  return base
    .updateTable('psc_essai')
    .set({ consomme_le: presente.maintenant })
    .where('etat_empreinte', '=', empreinteDe(presente.etat))
    .where('navigateur_empreinte', '=', empreinteDe(presente.navigateur))
    .where('consomme_le', 'is', null)
    .where('expire_le', '>', presente.maintenant)
    .returning(['id', 'suite', 'compte_id as compteId'])
    .executeTakeFirst()
}

/** The provider has proved somebody: this departure is no failure. */
export async function noterAbouti(base: Base, id: number): Promise<void> {
  await base.updateTable('psc_essai').set({ abouti: true }).where('id', '=', id).execute()
}
