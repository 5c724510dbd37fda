-- Between the password and the session: second factors, pending sign-ins, devices.

-- What the person has answered to the guided page. In the account itself: it is read at every request.
alter table compte add column facteurs text not null default 'a-choisir'
  check (facteurs in ('a-choisir', 'reportes', 'choisis'));

-- Authenticator apps, and the choice of codes by e-mail. Other kinds of factors have tables of their own.
create table facteur (
  id uuid primary key default uuidv7(),
  compte_id uuid not null references compte,
  genre text not null check (genre in ('application', 'courriel')),
  nom text not null check (length(nom) between 1 and 60),
  -- of an application: encrypted with a key that the base does not hold
  secret bytea,
  -- the same secret enrolled twice would give two lives to each of its codes
  empreinte bytea unique,
  -- RFC 6238: a code already accepted is never accepted again, nor an older one
  dernier_pas bigint,
  cree_le timestamptz not null,
  utilise_le timestamptz,
  check ((genre = 'application') = (secret is not null)),
  check ((secret is null) = (empreinte is null)),
  check ((secret is null) = (dernier_pas is null))
);
create index facteur_compte on facteur (compte_id);
create unique index facteur_courriel on facteur (compte_id) where genre = 'courriel';

create function refuser_pas_revenu() returns trigger language plpgsql as $$
begin
  raise exception 'Un code déjà accepté ne sert pas deux fois.' using errcode = 'check_violation', constraint = 'facteur_pas';
end $$;
create trigger facteur_pas before update of dernier_pas on facteur
  for each row when (new.dernier_pas <= old.dernier_pas) execute function refuser_pas_revenu();

-- Recovery codes: 80 random bits each, hence a plain digest.
create table code_secours (
  compte_id uuid not null references compte,
  empreinte bytea not null,
  cree_le timestamptz not null,
  utilise_le timestamptz,
  primary key (compte_id, empreinte)
);
create function refuser_code_revenu() returns trigger language plpgsql as $$
begin
  raise exception 'Un code de secours ne sert qu’une fois.' using errcode = 'check_violation', constraint = 'code_secours_usage';
end $$;
create trigger code_secours_usage before update on code_secours
  for each row when (old.utilise_le is not null) execute function refuser_code_revenu();

-- The first proof was right, the second is awaited. Opaque and short; deleted by what ends it.
create table connexion_en_attente (
  id uuid primary key default uuidv7(),
  empreinte bytea not null unique,
  compte_id uuid not null references compte,
  -- how the first proof was given
  moyen text not null check (moyen in ('mot-de-passe', 'reinitialisation')),
  -- where the person was going
  suite text not null check (suite like '/%'),
  cree_le timestamptz not null,
  expire_le timestamptz not null check (expire_le > cree_le and expire_le <= cree_le + interval '10 minutes'),
  essais int not null default 0 check (essais between 0 and 5)
);
create index connexion_en_attente_compte on connexion_en_attente (compte_id);
create index connexion_en_attente_expiration on connexion_en_attente (expire_le);

-- Codes by e-mail belong to one pending sign-in and die with it. Six digits are guessed in no time from a plain
-- digest: theirs is keyed.
create table code_courriel (
  id uuid primary key default uuidv7(),
  attente_id uuid not null references connexion_en_attente on delete cascade,
  compte_id uuid not null references compte,
  empreinte bytea not null,
  cree_le timestamptz not null,
  expire_le timestamptz not null check (expire_le > cree_le and expire_le <= cree_le + interval '10 minutes')
);
create index code_courriel_attente on code_courriel (attente_id);
create index code_courriel_compte on code_courriel (compte_id, cree_le desc);

-- A browser where the second factor is not asked again for some time.
create table appareil_de_confiance (
  id uuid primary key default uuidv7(),
  empreinte bytea not null unique,
  compte_id uuid not null references compte,
  navigateur text,
  adresse text,
  cree_le timestamptz not null,
  vu_le timestamptz not null,
  expire_le timestamptz not null check (expire_le > cree_le)
);
create index appareil_de_confiance_compte on appareil_de_confiance (compte_id);
create index appareil_de_confiance_expiration on appareil_de_confiance (expire_le);

-- Browsers where the account was signed in already: another one is told by mail.
create table appareil_connu (
  compte_id uuid not null references compte,
  empreinte bytea not null,
  connu_le timestamptz not null,
  vu_le timestamptz not null,
  primary key (compte_id, empreinte)
);
create index appareil_connu_anciens on appareil_connu (vu_le);

-- Whoever changes a password or closes an account, by whatever path: what rested on it rests on nothing any more.
create function retirer_confiances() returns trigger language plpgsql as $$
begin
  delete from connexion_en_attente where compte_id = new.id;
  delete from appareil_de_confiance where compte_id = new.id;
  return null;
end $$;
create trigger compte_confiances after update of mot_de_passe, etat on compte
  for each row when (old.mot_de_passe is distinct from new.mot_de_passe or old.etat is distinct from new.etat)
  execute function retirer_confiances();
