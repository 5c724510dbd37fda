import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ajouterJours, debutDuJour, type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'

/** How far back the first run looks, in days: as long as a right may be without a review. */
const auPremierJour = 400

/**
 * Reads the journal of the days that are over, one day per transaction, and keeps for each right the last one on which
 * its holder did there what its profil is for (`acte_de_profil`). Stopped in the middle, it goes on where it was; run
 * again, it finds nothing.
 * @returns how many days it read
 */
export async function releverLesUtilisations(base: Base, maintenant: Date): Promise<number> {
  const hier = ajouterJours(jourDe(maintenant), -1)
  for (let lus = 0; ; lus++) if (!(await enTransaction(base, tx => releverUnJour(tx, hier)))) return lus
}

async function releverUnJour(tx: Ecriture, hier: Jour): Promise<boolean> {
  await sql`
    insert into utilisation_relevee (jour)
    select greatest(${ajouterJours(hier, -auPremierJour)}::date, coalesce(
      (select (instant at time zone 'Europe/Paris')::date - 1 from journal order by id limit 1), ${hier}::date))
    on conflict do nothing`.execute(tx)
  const { jour: releve } = await tx
    .selectFrom('utilisation_relevee')
    .select('jour')
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (releve >= hier) return false
  const leJour = ajouterJours(jour(releve), 1)
  await sql`
    with faits as materialized (
      select distinct acteur_id, structure_id, split_part(acte, '.', 1) as domaine from journal
      where instant >= ${debutDuJour(leJour)} and instant < ${debutDuJour(ajouterJours(leJour, 1))}
        and acteur_id is not null and structure_id is not null and issue = 'fait'
        -- what one does for oneself uses no right
        and compte_id is distinct from acteur_id
    )
    insert into derniere_utilisation (habilitation_id, le)
    select distinct h.id, ${leJour}::date
    from faits f
    join structure s on s.id = f.structure_id
    left join departement d on d.code = s.departement_code
    join habilitation h on h.compte_id = f.acteur_id
    join acte_de_profil a on a.profil_code = h.profil_code and a.domaine = f.domaine
    where h.periode && tstzrange(${debutDuJour(leJour)}, ${debutDuJour(ajouterJours(leJour, 1))})
      and (h.structure_id = s.id or h.entite_juridique_id = s.entite_juridique_id
        or h.departement_code = s.departement_code or h.region_code = d.region_code or h.perimetre = 'national')
    on conflict (habilitation_id) do update set le = greatest(derniere_utilisation.le, excluded.le)`.execute(
    tx,
  )
  await sql`update utilisation_relevee set jour = ${leJour}::date`.execute(tx)
  return true
}
