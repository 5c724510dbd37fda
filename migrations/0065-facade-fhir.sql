-- What the public FHIR façade needs: when each thing last changed here, searches answered by index, and who asks how much.

-- The source's date cannot serve « what changed since… »: it comes late, and some changes are ours. Any update counts: one that
-- changes nothing only moves a date. The clock rather than the start of the transaction: an import lasts minutes.
create function dater_le_changement() returns trigger language plpgsql as $$
begin
  new.change_le := clock_timestamp();
  return new;
end $$;

alter table entite_juridique add change_le timestamptz not null default now();
alter table structure add change_le timestamptz not null default now();
alter table unite add change_le timestamptz not null default now();
alter table offre add change_le timestamptz not null default now();
alter table lieu add change_le timestamptz not null default now();

update entite_juridique set change_le = ror_recue_le where ror_recue_le is not null;
update structure set change_le = coalesce(ror_recue_le, cree_le);
update unite set change_le = ror_recue_le where ror_recue_le is not null;
update offre set change_le = ror_recue_le;
update lieu set change_le = ror_recue_le;

do $$
declare
  nom text;
begin
  foreach nom in array array['entite_juridique', 'structure', 'unite', 'offre', 'lieu'] loop
    execute format('alter table %I alter change_le set default clock_timestamp()', nom);
    execute format('create trigger %I before update on %I for each row execute function dater_le_changement()', nom || '_change', nom);
    execute format('create index %I on %I (change_le, id)', nom || '_change_le', nom);
    -- « starts with » and « contains », whatever the accents and the case; what waits to enter a GIN index is read by each search,
    -- hence the short waiting list
    execute format('create index %I on %I using gin (normaliser(nom) gin_trgm_ops) with (gin_pending_list_limit = 256)', nom || '_nom_normalise', nom);
  end loop;
end $$;
create index structure_nom_usuel_normalise on structure using gin (normaliser(nom_usuel) gin_trgm_ops)
  with (gin_pending_list_limit = 256) where nom_usuel is not null;

-- Number of the national table behind a system: « R213 » for TRE_R213…, and for the value set JDV_J19… that some sources write in
-- its place. The same words as src/structures/ror/terminologies.ts, as a test checks.
create function table_nos(systeme text) returns text
  language sql immutable parallel safe strict
  return (
    select coalesce('{"J17": "R211", "J19": "R213", "J20": "R227", "J28": "R238", "J29": "R239", "J30": "R240", "J34": "R244",
      "J35": "R245", "J55": "R66", "J100": "R72", "J188": "R330", "J198": "R343", "J199": "R72", "J200": "R69", "J201": "R286",
      "J203": "R207", "J220": "R251", "J222": "R283", "J226": "R338", "J237": "R30", "J238": "R244"}'::jsonb ->> numero, numero)
    from upper(substring(systeme from '(?:[Tt][Rr][Ee]|[Jj][Dd][Vv])[_-]([RGJrgj][0-9]+)')) as numero
  );

-- Coded traits as « table|code » (« R213|28 »), and each as « |code » for whoever does not say the table: a GIN index finds them.
create function traits_de(caracteristiques jsonb) returns text[]
  language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct t), '{}')
  from jsonb_array_elements(caracteristiques) as trait,
    lateral (values
      (public.table_nos(trait ->> 'systeme') || '|' || (trait ->> 'code')),
      ('|' || (trait ->> 'code'))
    ) as v (t)
  where t is not null
$$;
alter table offre add traits text[] not null generated always as (traits_de(caracteristiques)) stored;
-- thousands of codes: the planner must know the rare ones, or it reads all offers in order to find fifty
alter table offre alter traits set statistics 1000;
create index offre_traits on offre using gin (traits) with (gin_pending_list_limit = 256);

create index entite_juridique_siren on entite_juridique (siren) where siren is not null;
create index structure_siret on structure (siret) where siret is not null;
create index unite_identifiant on unite (identifiant) where identifiant is not null;
create index unite_parent on unite (parent_id) where parent_id is not null;
create index offre_identifiant on offre (identifiant) where identifiant is not null;
create index entite_juridique_statut on entite_juridique (statut_code, id);
create index unite_type on unite (type_code, id);
create index structure_categorie on structure (categorie_code, id);
create index structure_commune on structure (normaliser(commune) text_pattern_ops);
create index structure_code_postal on structure (code_postal text_pattern_ops);
create index lieu_commune on lieu (normaliser(commune) text_pattern_ops);
create index lieu_code_postal on lieu (code_postal text_pattern_ops);
create index lieu_commune_cog on lieu (commune_cog) where commune_cog is not null;
create index lieu_position on lieu (latitude, longitude) where latitude is not null;
-- a sensitive unit, and the places of its offers, are looked for at each read: they are few
create index offre_sensible on offre (unite_id) where sensible;

-- Calls of programs that show no secret, by network and minute. Lost in a crash without harm: not logged.
create unlogged table appel_public (
  reseau text primary key,
  minute timestamptz not null,
  appels int not null
);
