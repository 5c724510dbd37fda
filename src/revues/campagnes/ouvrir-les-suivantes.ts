import { sql } from 'kysely'
import type { Module } from '#src/habilitations/tables.ts'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { ajouterJours, jour, jourDe, joursEntre } from '#src/socle/temps/jours.ts'
import { figerParEtapes, porteeDe } from './figer-campagne.ts'
import { insererCampagne } from './ouvrir-campagne.ts'

/**
 * What the day brings: the next campaign of those whose cadence has come round, then the freezing of all that has
 * started. Run twice, late or in parallel, each opens once: `precedente_id` is unique.
 */
export async function ouvrirLesSuivantes(base: Base, maintenant: Date): Promise<number> {
  const dues = await base
    .selectFrom('campagne_revue as c')
    .select('c.id')
    .where(estDue(maintenant))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('campagne_revue as s').select('s.id').whereRef('s.precedente_id', '=', 'c.id'))),
    )
    .orderBy('c.debut')
    .execute()
  for (const { id } of dues) await enTransaction(base, tx => ouvrirSuivante(tx, id, maintenant))
  const commencees = await base
    .selectFrom('campagne_revue')
    .select('id')
    .where('figee_le', 'is', null)
    .where('ouverte_le', '<=', maintenant)
    .orderBy('ouverte_le')
    .execute()
  for (const { id } of commencees) await figerParEtapes(base, id, maintenant)
  return dues.length
}

/** Comes back, and its day has come. */
const estDue = (maintenant: Date) =>
  sql<boolean>`cadence_mois is not null and debut + make_interval(months => cadence_mois) <= ${jourDe(maintenant)}::date`

/** Same perimeter, same rules, same time to answer, from today. */
async function ouvrirSuivante(tx: Ecriture, precedenteId: string, maintenant: Date): Promise<void> {
  const avant = await tx
    .selectFrom('campagne_revue')
    .selectAll()
    .where('id', '=', precedenteId)
    // stopped, or put off, while we waited for it
    .where(estDue(maintenant))
    .forUpdate()
    .executeTakeFirst()
  if (!avant) return
  const deja = await tx
    .selectFrom('campagne_revue')
    .select('id')
    .where('precedente_id', '=', precedenteId)
    .executeTakeFirst()
  if (deja) return
  const debut = jourDe(maintenant)
  const echeance = ajouterJours(debut, joursEntre(jour(avant.debut), jour(avant.echeance)))
  const campagneId = await insererCampagne(tx, {
    portee: porteeDe(avant),
    lieu: avant.lieu,
    modules: (avant.modules ?? []) as Module[],
    profils: avant.profils ?? [],
    seulementNonRevues: avant.seulement_non_revues,
    debut,
    echeance,
    cadenceMois: avant.cadence_mois,
    sansReponse: avant.sans_reponse,
    delaiJours: avant.delai_jours,
    ouvertePar: null,
    initieePar: avant.initiee_par,
    ouverteLe: maintenant,
    precedenteId,
  })
  await journaliser(tx, {
    instant: maintenant,
    acteurId: null,
    acte: 'revue.ouverte',
    structureId: avant.structure_id,
    details: { campagne: campagneId, lieu: avant.lieu, debut, echeance },
  })
}
