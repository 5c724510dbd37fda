-- What the ROR (Répertoire de l'Offre et des Ressources) says: the raw mirror, and what the fiche shows of it.

-- The resources as they were received, one row each. Never read by a page: the projection below is.
create table ror_ressource (
  type text not null,
  id text not null,
  maj_le timestamptz,
  region text,
  contenu jsonb not null,
  -- of the whole content whatever the order of its keys: tells a real change from a second delivery
  empreinte text not null generated always as (md5(contenu::text)) stored,
  recue_le timestamptz not null,
  genre text not null check (
    genre in ('entite-juridique', 'structure', 'unite', 'offre', 'lieu', 'professionnel', 'situation')
  ),
  -- « ignoree »: kept, but not shown, for the reason given; tried again when what it lacks arrives
  etat text not null default 'a-projeter' check (etat in ('a-projeter', 'projetee', 'ignoree')),
  motif text check ((motif is not null) = (etat = 'ignoree')),
  primary key (type, id)
);
create index ror_ressource_a_projeter on ror_ressource (genre, id) where etat <> 'projetee';

-- Where an offer is delivered, with its beds and places.
create table lieu (
  id uuid primary key default uuidv7(),
  ror_id text not null unique,
  nom text,
  fonction_code text,
  fonction_libelle text,
  statut text,
  statut_operationnel text,
  voie text,
  complement text,
  code_postal text,
  commune text,
  commune_cog text,
  latitude double precision,
  longitude double precision,
  ror_maj_le timestamptz,
  ror_region_code text,
  ror_recue_le timestamptz not null
);

-- Replaced as a whole with its place: the source gives capacities no identity of their own.
create table capacite (
  lieu_id uuid not null references lieu on delete cascade,
  rang int not null,
  nature_code text,
  nature_libelle text,
  statut_code text,
  statut_libelle text,
  nombre int not null check (nombre >= 0),
  temporalite text,
  genre text,
  source text,
  maj_le timestamptz,
  primary key (lieu_id, rang)
);

-- What is done for whom: an operational offer, delivered by a structure or one of its units.
create table offre (
  id uuid primary key default uuidv7(),
  ror_id text not null unique,
  identifiant text,
  nom text not null,
  structure_id uuid not null references structure,
  unite_id uuid,
  champ_code text,
  champ_libelle text,
  categorie_code text,
  categorie_libelle text,
  -- modes of care (TRE_R213), apart from the rest because offers are looked up by them
  modes text[] not null default '{}',
  -- every coded trait, in order: [{ axe, systeme, code, libelle }]; unknown codes included
  caracteristiques jsonb not null default '[]',
  age_min int,
  age_max int,
  horaires jsonb not null default '[]',
  -- a sensitive unit (a prison ward…) is hidden by default, whoever looks
  sensible boolean not null default false,
  active boolean not null default true,
  indisponible_du date,
  indisponible_au date,
  indisponible_motif text,
  ror_maj_le timestamptz,
  ror_region_code text,
  ror_recue_le timestamptz not null,
  -- when a unit moves to another site, its offers follow
  foreign key (unite_id, structure_id) references unite (id, structure_id) on update cascade
);
create index offre_structure on offre (structure_id);
create index offre_unite on offre (unite_id) where unite_id is not null;

-- No foreign key to the place: the source may publish an offer before its places.
create table offre_lieu (
  offre_id uuid not null references offre on delete cascade,
  lieu_ror_id text not null,
  primary key (offre_id, lieu_ror_id)
);
create index offre_lieu_lieu on offre_lieu (lieu_ror_id);

-- Contacts of structures, units and offers, each with its confidentiality level (TRE_R283): 1 everyone,
-- 2 professionals, 3 emergency regulation. A level that is missing or unknown counts as 3.
create table contact_ror (
  id bigint generated always as identity primary key,
  structure_id uuid references structure,
  unite_id uuid references unite,
  offre_id uuid references offre on delete cascade,
  rang int not null,
  nature text,
  fonction text,
  nom text,
  niveau smallint not null check (niveau between 1 and 3),
  canal text not null check (canal in ('telephone', 'telecopie', 'courriel', 'messagerie-securisee', 'site', 'autre')),
  canal_libelle text,
  valeur text not null,
  check (num_nonnulls(structure_id, unite_id, offre_id) = 1)
);
create index contact_ror_structure on contact_ror (structure_id, rang) where structure_id is not null;
create index contact_ror_unite on contact_ror (unite_id, rang) where unite_id is not null;
create index contact_ror_offre on contact_ror (offre_id, rang) where offre_id is not null;
