-- The structures that orientation knows: regions, départements, legal entities, structures (geographic
-- entities) and their units. What the ROR masters is filled by the import; the key is the geographic FINESS,
-- because a site may change legal entity.

create table region (
  code text primary key,
  nom text not null
);

create table departement (
  code text primary key,
  nom text not null,
  region_code text not null references region
);

-- FINESS categories. `familles` says which families of profils make sense there (a profil that does not fit
-- the structure is refused). A code that the ROR invents arrives with the default: only administration fits.
create table categorie_structure (
  code text primary key,
  libelle text not null,
  familles text[] not null default '{administration}' check (
    familles <@ array[
      'administration', 'sanitaire-demandeur', 'sanitaire-receveur', 'sanitaire-prado', 'grand-age-demandeur',
      'grand-age-receveur', 'handicap-mdph', 'handicap-esms', 'tnd-adresseur', 'tnd-pco'
    ]
  )
);

create table entite_juridique (
  id uuid primary key default uuidv7(),
  finess text unique check (finess ~ '^[0-9][0-9AB][0-9]{7}$'),
  siren text,
  nom text not null,
  statut_code text,
  statut_libelle text,
  ror_id text unique,
  ror_maj_le timestamptz,
  ror_region_code text,
  -- when our own copy of the source last changed
  ror_recue_le timestamptz
);

create table structure (
  id uuid primary key default uuidv7(),
  entite_juridique_id uuid references entite_juridique,
  -- format only: what the ROR sends is never refused for a wrong key, it is flagged
  finess text unique check (finess ~ '^[0-9][0-9AB][0-9]{7}$'),
  siret text,
  nom text not null,
  nom_usuel text,
  categorie_code text references categorie_structure,
  voie text,
  complement text,
  code_postal text,
  commune text,
  commune_cog text,
  departement_code text references departement,
  latitude double precision,
  longitude double precision,
  telephone text,
  courriel text,
  site_web text,
  participation_sph text,
  aide_financiere text,
  ouverte_le date,
  -- the source's own words: only DEF, PRO and PRE are closures (see `etatDeStructure`)
  fermee_le date,
  fermeture_code text,
  -- what is odd in the source (« clé du FINESS fausse »): shown on the fiche, never a refusal
  alertes text[] not null default '{}',
  ror_id text unique,
  -- what the source says it belongs to, known here or not yet
  ror_entite_juridique_id text,
  ror_maj_le timestamptz,
  ror_region_code text,
  ror_recue_le timestamptz,
  cree_le timestamptz not null default now(),
  recherche text not null generated always as (
    normaliser(nom || ' ' || coalesce(nom_usuel, '') || ' ' || coalesce(finess, '') || ' ' || coalesce(commune, ''))
  ) stored
);
create index structure_departement on structure (departement_code, nom);
create index structure_entite_juridique on structure (entite_juridique_id);
create index structure_recherche on structure using gin (recherche gin_trgm_ops);
create index structure_nom on structure (nom, id);

-- Pôle, service, unité fonctionnelle: whatever internal organisation a right may be limited to.
create table unite (
  id uuid primary key default uuidv7(),
  structure_id uuid not null references structure,
  -- checked at commit: an import may bring a service before its pôle
  parent_id uuid references unite deferrable initially deferred,
  nom text not null,
  type_code text,
  type_libelle text,
  identifiant text,
  ouverte_le date,
  fermee_le date,
  fermeture_code text,
  ror_id text unique,
  ror_maj_le timestamptz,
  ror_region_code text,
  ror_recue_le timestamptz,
  -- lets a right name both, and follow when the unit moves to another site
  unique (id, structure_id)
);
create index unite_structure on unite (structure_id, nom);
