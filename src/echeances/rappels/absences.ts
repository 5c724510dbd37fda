import { type RawBuilder, sql } from 'kysely'
import { etatsEnService } from '#src/comptes/vie/transitions.ts'
import { estAbsent } from '#src/habilitations/absences/lire-absences.ts'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'

/** A référent (`r`) who is there to be reminded: away, they are caught up on their return by the nearest threshold. */
export function present(maintenant: Date): RawBuilder<boolean> {
  return sql<boolean>`not ${estAbsent('r.compte_id', jourDe(maintenant))}`
}

const tient = (alias: string, maintenant: Date) =>
  sql`${sql.ref(`${alias}.periode`)} @> ${maintenant}::timestamptz`
const estReferent = (alias: string, maintenant: Date) =>
  sql`${sql.ref(`${alias}.profil_code`)} = ${referentStructure} and ${tient(alias, maintenant)}`
const service = sql`in (${sql.join(etatsEnService)})`

/**
 * The référents of the structure of the right `h` (and of its entité) are all away. Starts from who is away: few people,
 * whatever the size of France.
 */
export function tousAbsents(maintenant: Date): RawBuilder<boolean> {
  const aujourdhui: Jour = jourDe(maintenant)
  const absents = (lieux: RawBuilder<unknown>) => sql`
    from absence a join habilitation absent on absent.compte_id = a.compte_id and ${estReferent('absent', maintenant)} ${lieux}
    where a.annulee_le is null and a.du <= ${aujourdhui}::date and a.au >= ${aujourdhui}::date`
  return sql<boolean>`h.structure_id = any(array(
      select absent.structure_id ${absents(sql``)} and absent.structure_id is not null
      union
      select s.id ${absents(sql`join structure s on s.entite_juridique_id = absent.entite_juridique_id`)}
    ))
    and ${personneDAutre(maintenant)}`
}

/** Who holds the right `h` is the only référent there: nobody renews their own. */
export function seulReferent(maintenant: Date): RawBuilder<boolean> {
  const sienne = (ou: RawBuilder<unknown>) => sql`exists (
    select from habilitation sienne where sienne.compte_id = h.compte_id and ${estReferent('sienne', maintenant)} and ${ou})`
  return sql<boolean>`(${sienne(sql`sienne.structure_id = h.structure_id`)}
      or ${sienne(sql`sienne.entite_juridique_id = lieu.entite_juridique_id`)})
    and ${personneDAutre(maintenant)}`
}

/** No référent but who holds `h` is there. */
function personneDAutre(maintenant: Date): RawBuilder<boolean> {
  const reste = (ou: RawBuilder<unknown>) => sql`exists (
    select from habilitation r join compte c on c.id = r.compte_id and c.etat ${service}
    where ${ou} and ${estReferent('r', maintenant)} and r.compte_id <> h.compte_id and ${present(maintenant)})`
  return sql<boolean>`not ${reste(sql`r.structure_id = h.structure_id`)}
    and not ${reste(sql`r.entite_juridique_id = lieu.entite_juridique_id`)}`
}

/** Who holds `t` accompanies the structure of `h`: the chargés of its département, else the regional team. */
export function accompagne(maintenant: Date): RawBuilder<boolean> {
  return sql<boolean>`${tient('t', maintenant)} and t.structure_id is null and t.compte_id <> h.compte_id and (
      (t.profil_code = 'adm-departemental' and t.departement_code = lieu.departement_code)
      or (t.profil_code = 'adm-regional' and t.region_code = d.region_code and not exists (
        select from habilitation charge join compte c on c.id = charge.compte_id and c.etat ${service}
        where charge.structure_id is null and charge.profil_code = 'adm-departemental'
          and charge.departement_code = lieu.departement_code and ${tient('charge', maintenant)}
      ))
    )`
}
