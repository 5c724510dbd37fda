-- The public directory: what anybody may search, one row per establishment, rebuilt from the tables that it draws from.
-- Why a table of its own, and why by a queue: docs/decisions/025-annuaire-public.md.

-- « MONTPELLIER CEDEX 5 », « Paris 15e Arrondissement », « St-Cyr » → 'montpellier', 'paris', 'saint cyr': sources write
-- communes as letters do. Its twin is `nomDeCommune` in src/annuaire-public/recherche/normaliser.ts.
create function nom_de_commune(texte text) returns text
  language sql immutable parallel safe strict
  return trim(regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(public.normaliser(texte), '\mcedex.*$', ''),
        '^(paris|lyon|marseille) [0-9]{1,2}(e|er|eme)?( arrondissement)?$', '\1'
      ),
      '\mst\M', 'saint', 'g'
    ),
    '\mste\M', 'sainte', 'g'
  ));

-- From which day a closure told by the source holds: null, never; '-infinity', already. Twin of `etatOuverture`.
create function jour_de_fermeture(fermee_le date, code text) returns date
  language sql immutable parallel safe
  return case
    when code is not null and code not in ('DEF', 'PRO', 'PRE') then null
    when fermee_le is not null then fermee_le
    when code in ('DEF', 'PRO') then '-infinity'::date
  end;

create table annuaire_public (
  structure_id uuid primary key references structure on delete cascade,
  -- its address: an establishment without a FINESS has none, and is not listed
  finess text not null,
  nom text not null,
  -- what it is, the most telling first (vocabulaire/types.ts)
  types text[] not null,
  voie text,
  code_postal text,
  commune text,
  departement_code text,
  latitude double precision,
  longitude double precision,
  -- a closure that is foreseen: from that day it is no longer listed, without anything to rebuild
  fermee_le date,
  capacite int,
  -- lodging alone, in euros a month: what families compare
  prix_mois numeric(8, 2),
  places_libres int,
  places_le timestamptz,
  -- Everything that is looked for by equality, in one index: type, mode, public, place, options… A search that asks for
  -- several traits of one offer finds them in one label (« t:smr-cardio|m:hospitalisation-jour »): two offers of the same
  -- hospital never add up to one that nobody has.
  etiquettes text[] not null,
  -- what people type of a name, written normalised; the offers' names come last
  recherche text not null,
  variantes int[] not null generated always as (variantes_de(nom)) stored
);
-- « fastupdate = off »: rows are written by a job that nobody waits for; otherwise each search would read, until the next
-- vacuum, the whole list of what was not yet put in its place (12 ms instead of 0.2).
create index annuaire_public_etiquettes on annuaire_public using gin (etiquettes) with (fastupdate = off);
create index annuaire_public_recherche on annuaire_public using gin (recherche gin_trgm_ops) with (fastupdate = off);
create index annuaire_public_variantes on annuaire_public using gin (variantes) with (fastupdate = off);
create index annuaire_public_nom on annuaire_public (nom, structure_id);
create index annuaire_public_prix on annuaire_public (prix_mois, structure_id) where prix_mois is not null;
create index annuaire_public_point on annuaire_public using gist (point(longitude, latitude)) where latitude is not null;

-- The communes where there is something to find: the words of a search that name a place, and where that place is.
create table annuaire_commune (
  -- '34-montpellier'
  cle text primary key,
  nom text not null,
  nom_normalise text not null,
  departement_code text not null,
  codes_postaux text[] not null,
  -- middle of its establishments; null when none says where it stands
  latitude double precision,
  longitude double precision,
  etablissements int not null,
  variantes int[] not null generated always as (variantes_de(nom_normalise)) stored
);
create index annuaire_commune_nom on annuaire_commune (nom_normalise);
create index annuaire_commune_codes_postaux on annuaire_commune using gin (codes_postaux) with (fastupdate = off);
create index annuaire_commune_variantes on annuaire_commune using gin (variantes) with (fastupdate = off);

-- Establishments whose row is to be rebuilt. Lines are only added, never shared: nobody waits for anybody.
create table annuaire_a_refaire (
  id bigint generated always as identity primary key,
  structure_id uuid not null
);

-- The argument is a query over the changed lines (`lignes`) that tells whose establishments they are. The job is enqueued
-- once per transaction, with the change itself.
create function annuaire_noter() returns trigger language plpgsql as $$
declare
  notees int;
begin
  execute 'insert into annuaire_a_refaire (structure_id) select distinct structure_id from (' || tg_argv[0]
    || ') as t (structure_id) where structure_id is not null';
  get diagnostics notees = row_count;
  if notees > 0 and coalesce(current_setting('annuaire.planifie', true), '') <> pg_current_xact_id()::text then
    perform set_config('annuaire.planifie', pg_current_xact_id()::text, true);
    perform planifier_travail('rafraichir-annuaire', '{}'::json, null, null);
  end if;
  return null;
end $$;

do $$
declare
  source record;
begin
  for source in values
    ('structure', 'select id from lignes'),
    ('unite', 'select structure_id from lignes'),
    ('offre', 'select structure_id from lignes'),
    ('grand_age', 'select structure_id from lignes'),
    ('tarif_grand_age', 'select structure_id from lignes'),
    ('place_declaree', 'select structure_id from lignes'),
    ('offre_lieu', 'select o.structure_id from lignes l join offre o on o.id = l.offre_id'),
    ('lieu', 'select o.structure_id from lignes l join offre_lieu ol on ol.lieu_ror_id = l.ror_id join offre o on o.id = ol.offre_id'),
    ('capacite', 'select o.structure_id from lignes l join lieu on lieu.id = l.lieu_id join offre_lieu ol on ol.lieu_ror_id = lieu.ror_id join offre o on o.id = ol.offre_id')
  loop
    execute format('create trigger annuaire_insere after insert on %I referencing new table as lignes
      for each statement execute function annuaire_noter(%L)', source.column1, source.column2);
    execute format('create trigger annuaire_change after update on %I referencing new table as lignes
      for each statement execute function annuaire_noter(%L)', source.column1, source.column2);
    execute format('create trigger annuaire_retire after delete on %I referencing old table as lignes
      for each statement execute function annuaire_noter(%L)', source.column1, source.column2);
  end loop;
  -- what left another establishment: the one that it left changes too
  for source in values
    ('unite', 'select structure_id from lignes'),
    ('offre', 'select structure_id from lignes')
  loop
    execute format('create trigger annuaire_quitte after update on %I referencing old table as lignes
      for each statement execute function annuaire_noter(%L)', source.column1, source.column2);
  end loop;
end $$;

-- everything that is there already; the job also runs by itself
insert into annuaire_a_refaire (structure_id) select id from structure;
