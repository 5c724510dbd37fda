-- National terminologies (NOS): what each code means, loaded by version from FHIR files (interop.md §8).

create table terminologie (
  url text primary key,
  genre text not null check (genre in ('CodeSystem', 'ValueSet', 'ConceptMap')),
  nom text not null,
  description text,
  -- as published, 'AAAAMMJJhhmmss'; null: the file does not say
  version text,
  publiee_le date,
  statut text,
  -- a fragment does not list everything: what it lacks has not disappeared
  fragment boolean not null,
  -- of what was read: tells a second load from a change
  empreinte text not null,
  importee_le timestamptz not null
);

-- A code of a code system, or its membership in a value set (which may mix several systems).
create table terminologie_code (
  terminologie text not null references terminologie,
  systeme text not null,
  code text not null,
  -- national table of the system, 'R66', whichever way its address is written
  nos text,
  rang int not null,
  libelle text,
  -- labels that it had before, the last one at the end: a source that still sends one of them is understood
  anciens_libelles text[] not null default '{}',
  -- false: withdrawn by its publisher, or gone from the last version
  actif boolean not null,
  valide_du date,
  fini_le date,
  primary key (terminologie, systeme, code)
);
create index terminologie_code_nos on terminologie_code (nos, code);

-- Pairs of a map: which reasons go with which status.
create table terminologie_lien (
  terminologie text not null references terminologie,
  systeme text not null,
  code text not null,
  vers_systeme text not null,
  vers_code text not null,
  equivalence text,
  actif boolean not null,
  primary key (terminologie, systeme, code, vers_systeme, vers_code)
);

-- A code that was used once must stay readable for ever.
create function refuser_suppression_de_code() returns trigger language plpgsql as $$
begin
  raise exception 'Un code d’une terminologie ne se supprime pas : il devient inactif.' using errcode = 'restrict_violation';
end $$;
create trigger jamais_supprime before delete on terminologie_code
  for each statement execute function refuser_suppression_de_code();
create trigger jamais_supprime before delete on terminologie_lien
  for each statement execute function refuser_suppression_de_code();
