import { sql } from 'kysely'
import { anonymiser } from '#src/comptes/vie/anonymiser.ts'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ajouterAnnees, debutDuJour, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import { estVivante } from '../lectures/vivantes.ts'

export type BilanAnonymisation = {
  essai: boolean
  /** Closed on this day or before. */
  fermesAvant: Jour
  /** Whose time has come. */
  concernes: number
  anonymises: number
}

type Demande = {
  annees: number
  maintenant: Date
  /** Says what would be done, and does nothing. */
  essai: boolean
  lot?: number
  progres?: (bilan: BilanAnonymisation, ids: readonly string[]) => void
}

/**
 * Takes every personal thing out of accounts closed for longer than traces are kept, batch after batch. Stopped in
 * the middle, it goes on where it was; run again, it finds nothing.
 */
export async function anonymiserComptes(
  base: Base,
  { annees, maintenant, essai, lot = 500, progres }: Demande,
): Promise<BilanAnonymisation> {
  const fermesAvant = ajouterAnnees(jourDe(maintenant), -annees)
  const quand = { limite: debutDuJour(fermesAvant), maintenant }
  const bilan = { essai, fermesAvant, concernes: 0, anonymises: 0 }
  let apres: string | null = '00000000-0000-0000-0000-000000000000'
  while (apres) {
    const curseur: string = apres
    const ids = await enTransaction(base, tx => traiter(tx, { ...quand, curseur, essai, lot }))
    bilan.concernes += ids.length
    bilan.anonymises += essai ? 0 : ids.length
    if (ids.length > 0) progres?.(bilan, ids)
    apres = ids.length === lot ? (ids.at(-1) ?? null) : null
  }
  return bilan
}

type Lot = { limite: Date; maintenant: Date; curseur: string; essai: boolean; lot: number }

async function traiter(tx: Ecriture, q: Lot): Promise<string[]> {
  const dus = await tx
    .selectFrom('compte')
    .select('compte.id')
    .where('compte.id', '>', q.curseur)
    .where('compte.etat', 'in', ['inactif', 'desactive'])
    .where('compte.etat_depuis', '<', q.limite)
    // somebody still counts on this person: the right is to be ended first
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('habilitation')
            .select(sql`1`.as('une'))
            .whereRef('habilitation.compte_id', '=', 'compte.id')
            .where(estVivante(q.maintenant)),
        ),
      ),
    )
    .orderBy('compte.id')
    .limit(q.lot)
    .$if(!q.essai, r => r.forUpdate('compte'))
    .execute()
  const ids = dus.map(({ id }) => id)
  if (!q.essai && ids.length > 0) {
    await anonymiser(tx, ids, q.maintenant)
    // names that reviews keep leave them too, the attestations still verify
    await planifier(tx, 'oublier-dans-les-revues', { comptes: ids })
  }
  return ids
}
