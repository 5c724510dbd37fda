import { type RawBuilder, sql } from 'kysely'
import { etatsEnService } from '#src/comptes/vie/transitions.ts'
import { estAbsent } from '#src/habilitations/absences/lire-absences.ts'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'

/** A référent (`r`) who is there to be reminded: away, they are caught up on their return by the nearest threshold. */
export function present(maintenant: Date): RawBuilder<boolean> {
  return sql<boolean>`not ${estAbsent('r.compte_id', jourDe(maintenant))}`
}

/**
 * Who holds `t` stands in for the référents of the structure of the right `h`, all away: the chargés of its
 * département, else the regional team. Starts from who is away: few people, whatever the size of France.
 */
export function tousAbsents(maintenant: Date): RawBuilder<boolean> {
  const aujourdhui: Jour = jourDe(maintenant)
  const tient = (alias: string) => sql`${sql.ref(`${alias}.periode`)} @> ${maintenant}::timestamptz`
  const referent = (alias: string) =>
    sql`${sql.ref(`${alias}.profil_code`)} = ${referentStructure} and ${tient(alias)}`
  const service = sql`in (${sql.join(etatsEnService)})`
  const absents = (lieux: RawBuilder<unknown>) => sql`
    from absence a join habilitation absent on absent.compte_id = a.compte_id and ${referent('absent')} ${lieux}
    where a.annulee_le is null and a.du <= ${aujourdhui}::date and a.au >= ${aujourdhui}::date`
  const reste = (ou: RawBuilder<unknown>) => sql`exists (
    select from habilitation r join compte c on c.id = r.compte_id and c.etat ${service}
    where ${ou} and ${referent('r')} and r.compte_id <> h.compte_id and ${present(maintenant)})`
  return sql<boolean>`h.structure_id = any(array(
      select absent.structure_id ${absents(sql``)} and absent.structure_id is not null
      union
      select s.id ${absents(sql`join structure s on s.entite_juridique_id = absent.entite_juridique_id`)}
    ))
    and not ${reste(sql`r.structure_id = h.structure_id`)}
    and not ${reste(sql`r.entite_juridique_id = lieu.entite_juridique_id`)}
    and ${tient('t')} and t.structure_id is null and t.compte_id <> h.compte_id and (
      (t.profil_code = 'adm-departemental' and t.departement_code = lieu.departement_code)
      or (t.profil_code = 'adm-regional' and t.region_code = d.region_code and not exists (
        select from habilitation charge join compte c on c.id = charge.compte_id and c.etat ${service}
        where charge.structure_id is null and charge.profil_code = 'adm-departemental'
          and charge.departement_code = lieu.departement_code and ${tient('charge')}
      ))
    )`
}
