import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'

/** Fewer holders than this in the country, and a share says nothing. */
export const titulairesAuMoins = 100
/** Rarer than one in so many: unusual. */
export const unSur = 100

/** A profession that holds a profil in less than 1 % of the cases (a row `n` of `profession_du_profil`). */
export const rare = sql<boolean>`n.sur >= ${sql.lit(titulairesAuMoins)} and n.titulaires * ${sql.lit(unSur)} < n.sur`

/**
 * Counts again, in the whole country, which professions hold each profil: once a morning, before lists are frozen. The
 * figures speak for themselves (« 3 of its 1 250 holders »), where a table of what is usual would have to be argued.
 */
export async function compterLesProfessions(tx: Ecriture, maintenant: Date): Promise<void> {
  await sql`delete from profession_du_profil`.execute(tx)
  await sql`
    insert into profession_du_profil (profil_code, profession_code, titulaires, sur)
    select profil_code, profession_code, count(*), sum(count(*)) over (partition by profil_code)
    from (
      select distinct h.profil_code, c.profession_code, h.compte_id
      from habilitation h join compte c on c.id = h.compte_id
      where c.profession_code is not null and h.periode @> ${maintenant}::timestamptz
    ) t group by 1, 2`.execute(tx)
}
