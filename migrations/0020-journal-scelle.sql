-- The journal at national size (400 M lines a year), and able to prove itself: one partition per month, a seal per day.

alter table journal rename to journal_ancien;
alter table journal_ancien rename constraint journal_pkey to journal_ancien_pkey;
alter sequence journal_id_seq rename to journal_ancien_id_seq;

-- Same columns as before. The key must hold the partitioning column; ids still come from one sequence.
create table journal (
  id bigint generated always as identity,
  -- decides the civil day (Europe/Paris) in which the line is sealed
  instant timestamptz not null check (isfinite(instant)),
  -- null: the system itself (a job, an import)
  acteur_id uuid,
  -- 'habilitation.attribuee', 'compte.cree'…: what each slice declares in its `actes.ts`
  acte text not null check (acte ~ '^[a-z-]+\.[a-z-]+$'),
  issue text not null check (issue in ('fait', 'refuse')),
  compte_id uuid,
  structure_id uuid,
  habilitation_id uuid,
  motif text,
  details jsonb not null default '{}',
  -- address, browser, request id
  origine jsonb not null default '{}',
  primary key (id, instant)
) partition by range (instant);

-- What no month takes: an act must never fail because nobody prepared its month. The nightly job empties it.
create table journal_hors_mois partition of journal default;

-- A partition is guarded like the table itself: emptied by nobody, out of reach of the application's role.
create function journal_proteger(partition regclass) returns void language plpgsql as $$
begin
  -- row triggers follow the partitions by themselves, statement triggers do not
  execute format('create trigger journal_sans_vidage before truncate on %s
    for each statement execute function refuser_modification()', partition);
  if exists (select from pg_roles where rolname = 'viatrajectoire_application') then
    execute format('revoke all on %s from viatrajectoire_application', partition);
  end if;
end $$;

-- Makes the partition of a month (civil, in France: a day never straddles two) and takes from the default partition
-- the lines that belong to it. Returns false when it was there. `security definer`: the application's role may not
-- create tables. Writers go on meanwhile; readers wait for the attachment, an instant, or it gives up after 5 s.
create function journal_preparer_mois(mois date) returns boolean
  language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '5s' as $$
declare
  premier date := date_trunc('month', mois)::date;
  nom text := 'journal_' || to_char(premier, 'YYYY_MM');
  debut timestamptz := debut_du_jour(premier);
  fin timestamptz := debut_du_jour((premier + interval '1 month')::date);
begin
  lock table only journal in share update exclusive mode;
  if to_regclass(nom) is not null then return false; end if;
  execute format('create table %I (like journal including defaults including constraints)', nom);
  lock table journal_hors_mois in access exclusive mode;
  if exists (select from journal_hors_mois where instant >= debut and instant < fin) then
    execute format('insert into %I select * from journal_hors_mois where instant >= $1 and instant < $2', nom)
      using debut, fin;
    -- moved, not removed: the only place where a line leaves a table, and the seals would tell otherwise
    alter table journal_hors_mois disable trigger journal_en_ajout_seul;
    delete from journal_hors_mois where instant >= debut and instant < fin;
    alter table journal_hors_mois enable trigger journal_en_ajout_seul;
  end if;
  execute format('alter table journal attach partition %I for values from (%L) to (%L)', nom, debut, fin);
  perform journal_proteger(nom::regclass);
  return true;
end $$;
revoke execute on function journal_preparer_mois(date) from public;
revoke execute on function journal_proteger(regclass) from public;

insert into journal (id, instant, acteur_id, acte, issue, compte_id, structure_id, habilitation_id, motif, details, origine)
  overriding system value
select id, instant, acteur_id, acte, issue, compte_id, structure_id, habilitation_id, motif, details, origine
from journal_ancien order by id;
select setval('journal_id_seq', coalesce(max(id), 1), max(id) is not null) from journal_ancien;
drop table journal_ancien;

-- One per question that pages ask, newest first: partial, so that a line costs only those of the columns it fills.
create index journal_compte on journal (compte_id, id desc) where compte_id is not null;
create index journal_structure on journal (structure_id, id desc) where structure_id is not null;
create index journal_habilitation on journal (habilitation_id, id desc) where habilitation_id is not null;
create index journal_acteur on journal (acteur_id, id desc) where acteur_id is not null;
-- One day within its month, for the seals: lines come nearly in order, so a few kB are enough.
create index journal_instant on journal using brin (instant) with (pages_per_range = 32, autosummarize = on);

create trigger journal_en_ajout_seul before update or delete on journal
  for each row execute function refuser_modification();
create trigger journal_sans_vidage before truncate on journal
  for each statement execute function refuser_modification();
select journal_proteger('journal_hors_mois');

-- The lines already there go to their months.
select journal_preparer_mois(mois)
from (select distinct date_trunc('month', instant at time zone 'Europe/Paris')::date as mois from journal_hors_mois) as m;

-- A day that is over, in one digest that holds every line of it and the seal of the day before (docs/securite.md).
create table journal_sceau (
  jour date primary key,
  nombre bigint not null check (nombre >= 0),
  premiere_id bigint,
  derniere_id bigint,
  empreinte bytea not null check (length(empreinte) = 32),
  -- null: the very first
  empreinte_precedente bytea check (length(empreinte_precedente) = 32),
  scelle_le timestamptz not null,
  check ((nombre = 0) = (premiere_id is null) and (nombre = 0) = (derniere_id is null))
);

-- Which lines the seal holds, 16 bytes each (id, start of its digest): what lets the verification name the line.
-- 4096 lines a row, so that a day of a million lines is written and read in bounded memory.
create table journal_sceau_bloc (
  jour date not null references journal_sceau deferrable initially deferred,
  rang int not null,
  lignes bytea not null check (length(lignes) > 0 and length(lignes) % 16 = 0),
  primary key (jour, rang)
);
-- digests do not compress
alter table journal_sceau_bloc alter column lignes set storage external;

create trigger journal_sceau_en_ajout_seul before update or delete on journal_sceau
  for each row execute function refuser_modification();
create trigger journal_sceau_sans_vidage before truncate on journal_sceau
  for each statement execute function refuser_modification();
create trigger journal_sceau_bloc_en_ajout_seul before update or delete on journal_sceau_bloc
  for each row execute function refuser_modification();
create trigger journal_sceau_bloc_sans_vidage before truncate on journal_sceau_bloc
  for each statement execute function refuser_modification();

-- The role under which a production site may run the application: everything but changing the journal. Only where
-- the connected role may create roles; elsewhere (and when the application connects as owner) triggers are the guard.
-- A role belongs to the whole server: another base may have made it.
do $$
declare
  partition regclass;
begin
  if not (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) then return; end if;
  begin
    create role viatrajectoire_application nologin;
  exception when duplicate_object or unique_violation then null;
  end;
  grant usage on schema public to viatrajectoire_application;
  grant select, insert, update, delete on all tables in schema public to viatrajectoire_application;
  alter default privileges in schema public
    grant select, insert, update, delete on tables to viatrajectoire_application;
  revoke all on journal, journal_sceau, journal_sceau_bloc, migration from viatrajectoire_application;
  grant select, insert on journal, journal_sceau, journal_sceau_bloc to viatrajectoire_application;
  grant select on migration to viatrajectoire_application;
  grant execute on function journal_preparer_mois(date) to viatrajectoire_application;
  -- partitions are reached through the table only
  for partition in select inhrelid::regclass from pg_inherits where inhparent = 'journal'::regclass loop
    execute format('revoke all on %s from viatrajectoire_application', partition);
  end loop;
  grant select on journal_hors_mois to viatrajectoire_application;
end $$;
