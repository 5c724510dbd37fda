-- Pro Santé Connect: who is linked to which identity, and what a sign-in in progress needs. See decision 012.

-- A provider's identity linked to an account. Unlinking ends the line: the RPPS alone then no longer links again.
create table compte_psc (
  id uuid primary key default uuidv7(),
  compte_id uuid not null references compte,
  -- `sub` of the provider
  sujet text not null check (length(sujet) between 1 and 255),
  -- national identifier: 8 and the RPPS, 0 and the ADELI…
  identifiant text not null check (length(identifiant) between 1 and 64),
  voie text not null check (voie in ('rpps', 'session', 'courriel')),
  lie_le timestamptz not null,
  delie_le timestamptz check (delie_le >= lie_le)
);
-- one identity opens one account, one account is opened by one identity
create unique index compte_psc_compte on compte_psc (compte_id) where delie_le is null;
create unique index compte_psc_sujet on compte_psc (sujet) where delie_le is null;
create unique index compte_psc_identifiant on compte_psc (identifiant) where delie_le is null;
create index compte_psc_histoire on compte_psc (compte_id);

-- An account that bears an RPPS number is not linked to somebody who has proved another one.
create function refuser_psc_d_un_autre_rpps() returns trigger language plpgsql as $$
begin
  if new.identifiant ~ '^8\d{11}$' and exists (
    select from compte where id = new.compte_id and rpps <> substr(new.identifiant, 2)
  ) then
    raise exception 'Cette identité Pro Santé Connect porte un autre numéro RPPS que le compte.'
      using errcode = 'check_violation', constraint = 'compte_psc_meme_rpps';
  end if;
  return new;
end $$;
create trigger compte_psc_meme_rpps before insert on compte_psc
  for each row execute function refuser_psc_d_un_autre_rpps();

-- An active account can sign in: by password, or by Pro Santé Connect. The check of 0003 knew only passwords.
do $$
declare contrainte text;
begin
  select conname into strict contrainte from pg_constraint
    where conrelid = 'compte'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'mot_de_passe IS NOT NULL';
  execute format('alter table compte drop constraint %I', contrainte);
end $$;

-- Judged at the commit: an account is activated and linked in one transaction, in either order.
create function exiger_un_moyen_de_connexion(le_compte uuid) returns void language plpgsql as $$
begin
  if exists (
    select from compte where id = le_compte and etat = 'actif' and mot_de_passe is null
      and not exists (select from compte_psc where compte_id = le_compte and delie_le is null)
  ) then
    raise exception 'Un compte actif a un mot de passe ou une identité Pro Santé Connect.'
      using errcode = 'check_violation', constraint = 'compte_moyen_de_connexion';
  end if;
end $$;
create function compte_garde_un_moyen() returns trigger language plpgsql as $$
begin
  perform exiger_un_moyen_de_connexion(new.id);
  return null;
end $$;
create function compte_psc_laisse_un_moyen() returns trigger language plpgsql as $$
begin
  perform exiger_un_moyen_de_connexion(old.compte_id);
  return null;
end $$;
create constraint trigger compte_moyen_de_connexion
  after insert or update of etat, mot_de_passe on compte deferrable initially deferred
  for each row when (new.etat = 'actif' and new.mot_de_passe is null) execute function compte_garde_un_moyen();
create constraint trigger compte_moyen_de_connexion
  after update or delete on compte_psc deferrable initially deferred
  for each row execute function compte_psc_laisse_un_moyen();

-- Each departure towards the provider, written as a failure and corrected when somebody comes back: counted by
-- address. The state and the browser's secret are kept as digests, from which nothing of the exchange can be redone.
create table psc_essai (
  id bigint generated always as identity primary key,
  -- null: a return that matches no departure of ours
  etat_empreinte bytea unique,
  navigateur_empreinte bytea,
  -- who was signed in, when it is to link their account
  compte_id uuid references compte,
  suite text not null default '/',
  adresse text,
  instant timestamptz not null,
  expire_le timestamptz not null check (expire_le >= instant),
  consomme_le timestamptz,
  abouti boolean not null default false,
  check ((etat_empreinte is null) = (navigateur_empreinte is null)),
  check (consomme_le is not null or not abouti)
);
create index psc_essai_adresse on psc_essai (adresse, instant desc) where not abouti;
create index psc_essai_instant on psc_essai (instant);

-- An identity that the provider has proved and that opens no account yet, for an hour, for the browser that has the
-- secret. Somebody without an account leaves no other trace.
create table psc_attente (
  empreinte bytea primary key,
  sujet text not null,
  identifiant text not null,
  nom text not null,
  prenom text not null,
  -- the ID token, encrypted by that secret: see psc_session
  jeton_chiffre bytea not null,
  cree_le timestamptz not null,
  expire_le timestamptz not null check (expire_le > cree_le)
);
create index psc_attente_expiration on psc_attente (expire_le);

-- What the provider wants back at sign-out: the ID token, encrypted by the session's own token, which the base does
-- not hold. It dies with the session.
create table psc_session (
  session_empreinte bytea primary key references session on delete cascade,
  jeton_chiffre bytea not null
);
