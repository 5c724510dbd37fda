import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import { ajouterJours, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { abreger, commencerSceau, idDansBloc, octetsLus } from './empreinte.ts'
import { lireJour } from './lire-jour.ts'

const deuxHeures = 2 * 3_600_000

/**
 * The last day that may be sealed: the day before yesterday, from two in the morning on. A line bears the instant at
 * which its request began and appears when its transaction commits: it has at least 26 hours for that. One that
 * would still come later is not lost, and the verification tells it as inserted.
 */
export function dernierJourScellable(maintenant: Date): Jour {
  return ajouterJours(jourDe(new Date(maintenant.getTime() - deuxHeures)), -2)
}

export type BilanScellement = { jours: number; lignes: number; dernierJour: Jour | null }

/**
 * Seals every day that is over and is not sealed yet, in order, days without lines included. Each in its own
 * transaction: stopped halfway, it goes on from there; run again, it does nothing.
 * @param suivre told after each day
 */
export async function scellerJoursFinis(
  base: Base,
  maintenant: Date,
  suivre: (jour: Jour, lignes: number) => void = () => undefined,
): Promise<BilanScellement> {
  const bilan: BilanScellement = { jours: 0, lignes: 0, dernierJour: null }
  for (;;) {
    const fait = await enTransaction(base, tx => scellerLeSuivant(tx, maintenant))
    if (!fait) return bilan
    bilan.jours += 1
    bilan.lignes += fait.lignes
    bilan.dernierJour = fait.jour
    suivre(fait.jour, fait.lignes)
  }
}

async function scellerLeSuivant(
  tx: Ecriture,
  maintenant: Date,
): Promise<{ jour: Jour; lignes: number } | null> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`select pg_advisory_xact_lock(${verrous.scellement})`.execute(tx)
  const dernier = await tx
    .selectFrom('journal_sceau')
    .select(['jour', 'empreinte'])
    .orderBy('jour', 'desc')
    .limit(1)
    .executeTakeFirst()
  const jour = dernier ? ajouterJours(dernier.jour, 1) : await premierJour(tx)
  if (jour === null || jour > dernierJourScellable(maintenant)) return null

  const precedente = dernier?.empreinte ?? null
  const empreinte = commencerSceau(jour, precedente)
  const vu: { rang: number; lignes: number; premiere: number | null; derniere: number | null } = {
    rang: 0,
    lignes: 0,
    premiere: null,
    derniere: null,
  }
  for await (const bloc of lireJour(tx, jour)) {
    empreinte.update(bloc)
    await tx
      .insertInto('journal_sceau_bloc')
      .values({ jour, rang: vu.rang++, lignes: abreger(bloc) })
      .execute()
    vu.lignes += bloc.length / octetsLus
    vu.premiere ??= idDansBloc(bloc, 0)
    vu.derniere = idDansBloc(bloc, -1)
  }
  await tx
    .insertInto('journal_sceau')
    .values({
      jour,
      nombre: vu.lignes,
      premiere_id: vu.premiere,
      derniere_id: vu.derniere,
      empreinte: empreinte.digest(),
      empreinte_precedente: precedente,
      scelle_le: maintenant,
    })
    .execute()
  return { jour, lignes: vu.lignes }
}

async function premierJour(tx: Ecriture): Promise<Jour | null> {
  const { premier } = await tx
    .selectFrom('journal')
    .select(({ fn }) => fn.min<Date | null>('instant').as('premier'))
    .executeTakeFirstOrThrow()
  return premier && jourDe(premier)
}
