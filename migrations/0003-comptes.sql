-- One account = one professional = one e-mail address (G12).

-- Professions and functions of the national nomenclatures (NOS), by system and code.
create table profession (
  code text primary key,
  systeme text not null,
  code_source text not null,
  libelle text not null,
  -- professions that always have an RPPS number
  a_un_rpps boolean not null default false,
  ordre int not null,
  unique (systeme, code_source)
);

create table compte (
  id uuid primary key default uuidv7(),
  -- citext: Marie@… and marie@… are one address
  courriel citext not null unique check (courriel ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and length(courriel) <= 254),
  civilite text check (civilite in ('madame', 'monsieur')),
  nom text not null check (length(nom) between 1 and 80),
  prenom text not null check (length(prenom) between 1 and 80),
  profession_code text references profession,
  fonction text check (length(fonction) <= 120),
  rpps text unique check (length(rpps) = 11 and luhn_valide(rpps)),
  telephone text check (length(telephone) <= 20),
  etat text not null default 'invite' check (etat in ('invite', 'actif', 'desactive')),
  -- argon2id, null until activation
  mot_de_passe text,
  cree_le timestamptz not null,
  -- null: created by an import or by the demo
  cree_par uuid references compte check (cree_par <> id),
  invite_le timestamptz,
  active_le timestamptz,
  derniere_connexion_le timestamptz,
  version int not null default 1,
  -- an active account can sign in, an invited one cannot yet
  check (etat <> 'actif' or mot_de_passe is not null),
  -- what people search by: names, address, RPPS
  recherche text not null generated always as (
    normaliser(prenom || ' ' || nom || ' ' || courriel::text || ' ' || coalesce(rpps, ''))
  ) stored,
  -- how lists are sorted, whatever the accents
  tri text not null generated always as (normaliser(nom || ' ' || prenom)) stored
);
create index compte_recherche on compte using gin (recherche gin_trgm_ops);
create index compte_tri on compte (tri, id);

-- Links sent by mail. Only a digest is kept: reading the base does not give the link.
create table jeton_compte (
  empreinte bytea primary key,
  compte_id uuid not null references compte,
  usage text not null check (usage in ('activation', 'mot-de-passe', 'courriel')),
  -- the address that the link proves, when it is to become the account's
  nouveau_courriel citext check ((usage = 'courriel') = (nouveau_courriel is not null)),
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  -- single use, or replaced by a newer one
  consomme_le timestamptz,
  check (expire_le > cree_le)
);
create index jeton_compte_compte on jeton_compte (compte_id, usage);
create index jeton_compte_expiration on jeton_compte (expire_le);

-- Opaque sessions: revoking is deleting the row, and takes effect on the next request.
create table session (
  empreinte bytea primary key,
  -- what « Mon compte » names a session by: the digest never leaves the base
  id uuid not null unique default uuidv7(),
  compte_id uuid not null references compte,
  cree_le timestamptz not null,
  vue_le timestamptz not null,
  expire_le timestamptz not null,
  adresse text,
  navigateur text
);
create index session_compte on session (compte_id);
create index session_expiration on session (expire_le);

-- Every attempt, successful or not: « Mon compte » shows it, brute force is slowed by it.
create table connexion (
  id bigint generated always as identity primary key,
  compte_id uuid references compte,
  -- what was typed, when it names no account: a digest, for counting only
  courriel_empreinte bytea not null,
  instant timestamptz not null,
  reussie boolean not null,
  -- how the person proved who they are; 'controle': the password asked again before a sensitive change
  moyen text not null check (moyen in ('mot-de-passe', 'activation', 'reinitialisation', 'demo', 'controle')),
  adresse text,
  navigateur text
);
create index connexion_compte on connexion (compte_id, instant desc) where compte_id is not null;
create index connexion_essais on connexion (courriel_empreinte, instant desc);
create index connexion_adresse on connexion (adresse, instant desc) where not reussie;
create index connexion_anciennes on connexion (instant);
