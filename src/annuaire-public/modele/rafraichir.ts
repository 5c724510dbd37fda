import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { refaireCommunes } from './refaire-communes.ts'
import { refaireEtablissements } from './refaire-etablissements.ts'

const parLot = 1000

/**
 * Rebuilds the rows of the establishments that changed. What was noted leaves the queue in the same transaction: a crash
 * leaves both as they were.
 * @returns how many establishments were looked at; 0 when nothing had changed.
 */
export async function rafraichirAnnuaire(base: Base, maintenant: Date): Promise<number> {
  return enTransaction(base, async tx => {
    await sql`select pg_advisory_xact_lock(${verrous.annuaire})`.execute(tx)
    const ids = await prendreLaFile(tx)
    const aujourdHui = jourDe(maintenant)
    for (let rang = 0; rang < ids.length; rang += parLot)
      await refaireEtablissements(tx, ids.slice(rang, rang + parLot), aujourdHui)
    if (ids.length > 0) await refaireCommunes(tx)
    return ids.length
  })
}

async function prendreLaFile(tx: Ecriture): Promise<string[]> {
  const prises = await tx.deleteFrom('annuaire_a_refaire').returning('structure_id').execute()
  return [...new Set(prises.map(({ structure_id }) => structure_id))]
}

/** Enqueued with each change by the base itself; also by itself, after an upgrade that has everything to rebuild. */
export const rafraichir: Travail = {
  nom: 'rafraichir-annuaire',
  executer: async ({ base, horloge }) => void (await rafraichirAnnuaire(base, horloge())),
  cron: '*/15 * * * *',
}
