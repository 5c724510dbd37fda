import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { lieuSensible, structurePublique } from '#src/structures/publication.ts'
import { offresVisibles } from './offres-visibles.ts'
import { codesDuVocabulaire, traitsDesTypes } from './vocabulaire.ts'

/**
 * Writes what the directory shows of these structures, and removes those that it must not show: without a FINESS, absent
 * from the source, disabled here, closed, of no kind that families look for, or whose every offer is sensitive.
 */
export async function refaireEtablissements(
  tx: Ecriture,
  ids: readonly string[],
  aujourdHui: Jour,
): Promise<void> {
  await sql`
    with codes as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(codesDuVocabulaire)}::jsonb)
        as c (axe text, code text, cle text, rang int, temporaire boolean)
    ), traits as materialized (
      select cle, module, array(select jsonb_array_elements_text(publics)) as publics
      from jsonb_to_recordset(${JSON.stringify(traitsDesTypes)}::jsonb) as t (cle text, module text, publics jsonb)
    ), cibles as materialized (
      select s.*, d.region_code, e.finess as finess_ej, e.statut_code as statut_ej, jour_de_fermeture(s.fermee_le, s.fermeture_code) as ferme
      from unnest(${ids}::uuid[]) as i (id)
        join structure s on s.id = i.id
        left join departement d on d.code = s.departement_code
        left join entite_juridique e on e.id = s.entite_juridique_id
      where s.finess is not null and ${structurePublique('s')}
        and coalesce(jour_de_fermeture(s.fermee_le, s.fermeture_code) > ${aujourdHui}::date, true)
    ), visibles as materialized (
      select o.*,
        array(select c ->> 'code' from jsonb_array_elements(o.caracteristiques) as c where c ->> 'axe' = 'Activité') as activites,
        array(select c ->> 'code' from jsonb_array_elements(o.caracteristiques) as c where c ->> 'axe' = 'Public pris en charge') as dits,
        array(select c ->> 'code' from jsonb_array_elements(o.caracteristiques) as c where c ->> 'axe' = 'Temporalité de l’accueil') as temps
      from cibles join offre o on o.structure_id = cibles.id ${offresVisibles(aujourdHui)}
    ), types_de_categorie as materialized (
      select s.id as structure_id, c.cle, c.rang from cibles s join codes c on c.axe = 'categorie' and c.code = s.categorie_code
    ), types_d_offre as materialized (
      select v.id, v.structure_id, c.cle, c.rang from visibles v join codes c on c.axe = 'offre' and c.code = v.categorie_code
      union
      select v.id, v.structure_id, c.cle, c.rang from visibles v join codes c on c.axe = 'champ' and c.code = v.champ_code
      union
      select v.id, v.structure_id, c.cle, c.rang
      from visibles v cross join unnest(v.activites) as a (code) join codes c on c.axe = 'activite' and c.code = a.code
    ), par_offre as materialized (
      select id, array_agg(cle) as types from types_d_offre group by id
    ), par_categorie as materialized (
      select structure_id, array_agg(cle) as types from types_de_categorie group by structure_id
    ), axes as materialized (
      -- one line per offer, and one for what the structure says of itself
      select v.structure_id, t.types,
        array(
          select distinct c.cle from unnest(v.modes) as m (code) join codes c on c.axe = 'mode' and c.code = m.code
          where c.temporaire is null or c.temporaire = ('01' = any (v.temps))
            or (not c.temporaire and '02' = any (v.temps))
        ) as modes,
        array(
          select c.cle from unnest(v.dits) as p (code) join codes c on c.axe = 'public' and c.code = p.code
          union
          select 'enfants' where v.age_min < 16 and (v.age_max < 60 or v.age_max is null)
          union
          select unnest(x.publics) from traits x where v.dits = '{}' and x.cle = any (t.types)
        ) as publics
      from visibles v
        left join par_offre o on o.id = v.id
        left join par_categorie c on c.structure_id = v.structure_id
        cross join lateral (select coalesce(o.types, c.types, '{}') as types) as t
      union all
      select s.id, coalesce(c.types, '{}'),
        array(
          select distinct c.cle from unnest(g.hebergements) as h (code) join codes c on c.axe = 'hebergement' and c.code = h.code
        ),
        array(select distinct unnest(x.publics) from traits x where x.cle = any (c.types))
      from cibles s
        left join par_categorie c on c.structure_id = s.id
        left join grand_age g on g.structure_id = s.id
    ), etiquettes as (
      select structure_id, concat_ws('|', 't:' || t, 'm:' || m, 'p:' || p) as etiquette
      from axes, unnest(types || null::text) as t, unnest(modes || null::text) as m, unnest(publics || null::text) as p
      where coalesce(t, m, p) is not null
      union
      select structure_id, 'mod:' || x.module from axes cross join unnest(types) as t join traits x on x.cle = t
      union
      select v.structure_id, 'o:' || c.cle from visibles v join codes c on c.axe = 'option' and c.code = v.categorie_code
      union
      select g.structure_id, 'o:' || o.cle
      from cibles s join grand_age g on g.structure_id = s.id, lateral (values
        ('aide-sociale', g.aide_sociale), ('alzheimer', g.alzheimer), ('uhr', g.uhr), ('pasa', g.pasa)
      ) as o (cle, dite) where o.dite
      union
      select s.id, etiquette from cibles s, lateral (values
        ('dep:' || s.departement_code), ('reg:' || s.region_code), ('cp:' || s.code_postal),
        ('com:' || s.departement_code || '-' || nom_de_commune(s.commune)),
        ('fi:' || s.finess), ('fi:' || s.finess_ej)
      ) as l (etiquette) where etiquette is not null
      union
      select s.id, 'st:' || c.cle from cibles s join codes c on c.axe = 'statut' and c.code = s.statut_ej
    ), places as (
      select distinct v.structure_id, l.id, l.latitude, l.longitude,
        (select sum(c.nombre) from capacite c where c.lieu_id = l.id and c.statut_code = '01') as nombre
      from visibles v join offre_lieu ol on ol.offre_id = v.id
        join lieu l on l.ror_id = ol.lieu_ror_id and l.absente_le is null and not ${lieuSensible('l')}
    ), points as (
      select distinct on (structure_id) structure_id, latitude, longitude from (
        select id as structure_id, latitude, longitude, 0 as rang from cibles
        union all
        select structure_id, latitude, longitude, 1 from places
      ) as connus
      where latitude between -90 and 90 and longitude between -180 and 180 and (latitude, longitude) <> (0, 0)
      order by structure_id, rang
    ), tous_types as (
      select structure_id, array_agg(cle order by de_categorie desc, rang) as types from (
        select structure_id, cle, rang, bool_or(de_categorie) as de_categorie from (
          select structure_id, cle, rang, true as de_categorie from types_de_categorie
          union all
          select structure_id, cle, rang, false from types_d_offre
        ) as dits group by structure_id, cle, rang
      ) as uniques group by structure_id
    ), lignes as (
      select s.id, s.finess, coalesce(s.nom_usuel, s.nom) as nom, t.types, s.voie, s.code_postal, s.commune, s.departement_code,
        p.latitude, p.longitude, s.ferme, c.capacite, x.prix, d.libres, d.le, e.etiquettes,
        developper(concat_ws(' ', s.nom_usuel, s.nom, s.voie, s.commune, left(o.noms, 1500))) as recherche
      from cibles s
        join tous_types t on t.structure_id = s.id
        left join points p on p.structure_id = s.id
        left join (select structure_id, sum(nombre)::int as capacite from places group by structure_id) as c
          on c.structure_id = s.id
        left join (select structure_id, string_agg(distinct nom, ' ' order by nom) as noms from visibles group by structure_id) as o
          on o.structure_id = s.id
        join (select structure_id, array_agg(etiquette order by etiquette) as etiquettes from etiquettes group by structure_id) as e
          on e.structure_id = s.id
        cross join lateral (
          select min(case when nature like 'loyer-%' then montant else round(montant * 365 / 12, 2) end) as prix
          from tarif_grand_age a
          where a.structure_id = s.id and nature in ('permanent-simple', 'permanent-double', 'loyer-f1', 'loyer-f1bis', 'loyer-f2')
        ) as x
        cross join lateral (
          select sum(libres)::int as libres, max(declaree_le) filter (where libres is not null) as le
          from place_declaree a where a.structure_id = s.id
        ) as d
    ), retirees as (
      delete from annuaire_public a
      where a.structure_id = any (${ids}::uuid[]) and not exists (select from lignes l where l.id = a.structure_id)
    )
    insert into annuaire_public as a (structure_id, finess, nom, types, voie, code_postal, commune, departement_code,
      latitude, longitude, fermee_le, capacite, prix_mois, places_libres, places_le, etiquettes, recherche)
    select * from lignes
    on conflict (structure_id) do update set finess = excluded.finess, nom = excluded.nom, types = excluded.types,
      voie = excluded.voie, code_postal = excluded.code_postal, commune = excluded.commune,
      departement_code = excluded.departement_code, latitude = excluded.latitude, longitude = excluded.longitude,
      fermee_le = excluded.fermee_le, capacite = excluded.capacite, prix_mois = excluded.prix_mois,
      places_libres = excluded.places_libres, places_le = excluded.places_le, etiquettes = excluded.etiquettes,
      recherche = excluded.recherche
    -- most of a complete import changes nothing here: an unchanged row costs no index
    where (a.finess, a.nom, a.types, a.voie, a.code_postal, a.commune, a.departement_code, a.latitude, a.longitude, a.fermee_le,
        a.capacite, a.prix_mois, a.places_libres, a.places_le, a.etiquettes, a.recherche)
      is distinct from (excluded.finess, excluded.nom, excluded.types, excluded.voie, excluded.code_postal, excluded.commune,
        excluded.departement_code, excluded.latitude, excluded.longitude, excluded.fermee_le, excluded.capacite,
        excluded.prix_mois, excluded.places_libres, excluded.places_le, excluded.etiquettes, excluded.recherche)`.execute(
    tx,
  )
}
