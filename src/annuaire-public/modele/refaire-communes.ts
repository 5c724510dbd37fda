import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'

/** The communes of the directory, as their establishments tell them: their usual spelling, codes and middle. */
export async function refaireCommunes(tx: Ecriture): Promise<void> {
  await sql`
    with communes as (
      select departement_code || '-' || nom_de_commune(commune) as cle,
        -- written by hand if anybody did, else what letters have in capitals
        coalesce(
          mode() within group (order by sans_cedex) filter (where sans_cedex <> upper(sans_cedex)),
          initcap(mode() within group (order by sans_cedex))
        ) as nom,
        nom_de_commune(commune) as nom_normalise,
        departement_code,
        array_remove(array_agg(distinct code_postal), null) as codes_postaux,
        avg(latitude) as latitude,
        avg(longitude) as longitude,
        count(*)::int as etablissements
      from annuaire_public, lateral (select trim(regexp_replace(commune, '\\mcedex.*$', '', 'i')) as sans_cedex) as c
      where departement_code is not null and nom_de_commune(commune) <> ''
      group by departement_code, nom_de_commune(commune)
    ), retirees as (
      delete from annuaire_commune a where not exists (select from communes c where c.cle = a.cle)
    )
    insert into annuaire_commune as a
      (cle, nom, nom_normalise, departement_code, codes_postaux, latitude, longitude, etablissements)
    select cle, nom, nom_normalise, departement_code, codes_postaux, latitude, longitude, etablissements from communes
    on conflict (cle) do update set nom = excluded.nom, codes_postaux = excluded.codes_postaux,
      latitude = excluded.latitude, longitude = excluded.longitude, etablissements = excluded.etablissements
    where (a.nom, a.codes_postaux, a.latitude, a.longitude, a.etablissements)
      is distinct from (excluded.nom, excluded.codes_postaux, excluded.latitude, excluded.longitude, excluded.etablissements)`.execute(
    tx,
  )
}
