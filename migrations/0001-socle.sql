-- The ground floor: search normalisation, the journal, the mail outbox, and what makes a form count once.

create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

-- unaccent() is only « stable » because its dictionary could be swapped; ours never is, and generated columns
-- and indexes need an immutable function. Œ and ß matter in French names; everything that is not a letter or a
-- digit becomes a space, so that « Saint-Cyr » and « saint cyr » are the same.
create function normaliser(texte text) returns text
  language sql immutable parallel safe strict
  return trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, texte)), '[^a-z0-9@.]+', ' ', 'g'));

-- Luhn key, on which RPPS, SIREN and SIRET rely. Digits only; anything else is not valid.
create function luhn_valide(chiffres text) returns boolean
  language sql immutable parallel safe strict
  return chiffres ~ '^[0-9]+$' and (
    select sum(case when (length(chiffres) - i) % 2 = 0 then d else d * 2 - case when d > 4 then 9 else 0 end end) % 10 = 0
    from generate_series(1, length(chiffres)) as i, lateral (select substr(chiffres, i, 1)::int as d) as c
  );

-- First and last instant of a civil day in France. Days are what people read; instants are what rights obey.
create function debut_du_jour(jour date) returns timestamptz
  language sql immutable parallel safe strict
  return jour::timestamp at time zone 'Europe/Paris';

-- Who did what to whom, when, from where, why. Written in the act's own transaction. Append-only: nobody
-- corrects a line, a mistake is a new line.
create table journal (
  id bigint generated always as identity primary key,
  instant timestamptz not null,
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
  origine jsonb not null default '{}'
);
create index journal_compte on journal (compte_id, id desc) where compte_id is not null;
create index journal_structure on journal (structure_id, id desc) where structure_id is not null;
create index journal_habilitation on journal (habilitation_id, id desc) where habilitation_id is not null;
create index journal_acteur on journal (acteur_id, id desc) where acteur_id is not null;

create function refuser_modification() returns trigger language plpgsql as $$
begin
  raise exception 'La table % ne se modifie pas : on y ajoute des lignes.', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger journal_en_ajout_seul before update or delete on journal
  for each row execute function refuser_modification();
create trigger journal_sans_vidage before truncate on journal
  for each statement execute function refuser_modification();

-- The outbox: a mail is a row written with the change it announces; a job sends it afterwards.
create table courriel (
  id uuid primary key default uuidv7(),
  -- set for what must leave once whatever happens (« activation:<jeton> »)
  cle text unique,
  destinataire citext not null,
  sujet text not null,
  texte text not null,
  html text not null,
  cree_le timestamptz not null,
  envoye_le timestamptz,
  essais int not null default 0,
  erreur text
);
create index courriel_recents on courriel (cree_le desc);

-- A form carries a one-time token: sent twice (double click, back button), it acts once and answers the same.
create table soumission (
  jeton uuid primary key,
  compte_id uuid,
  reponse text,
  cree_le timestamptz not null
);
create index soumission_anciennes on soumission (cree_le);
