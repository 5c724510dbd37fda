-- What the mirror says of its own doubts, what changed on a fiche, and what ViaTrajectoire masters of the Grand Âge offer.

-- Three states that never mix (interop.md §10.3): closed by the source (fermee_le, fermeture_code), absent from the source
-- (below: two proofs agreed on that instant), disabled here. None of them touches a right.
alter table entite_juridique add absente_le timestamptz;
alter table structure add absente_le timestamptz, add desactivee_le timestamptz;
alter table unite add absente_le timestamptz;
alter table offre add absente_le timestamptz;
alter table lieu add absente_le timestamptz;

-- One line per field that changed: what it was, since when as far as we know, what it became and when. The value of today
-- stays in its own table; a first value is no change.
create table changement_fiche (
  id bigint generated always as identity primary key,
  structure_id uuid not null references structure,
  objet text not null check (objet in ('structure', 'unite', 'offre', 'lieu')),
  objet_id uuid not null,
  champ text not null,
  avant jsonb,
  apres jsonb,
  source text not null check (source in ('ror', 'viatrajectoire')),
  -- who changed it here; the source has no author
  acteur_id uuid references compte,
  depuis timestamptz,
  le timestamptz not null,
  check (acteur_id is null or source = 'viatrajectoire'),
  check (avant is distinct from apres)
);
create index changement_fiche_structure on changement_fiche (structure_id, id desc);
create index changement_fiche_objet on changement_fiche (objet_id, champ, le desc);

-- Grand Âge offer (domain.md §4.3), declared by the structure. Null: not said.
create table grand_age (
  structure_id uuid primary key references structure,
  hebergements text[] not null default '{}' check (
    hebergements <@ array['permanent', 'temporaire', 'accueil-de-jour', 'accueil-de-nuit']
  ),
  aide_sociale boolean,
  apl boolean,
  alzheimer boolean,
  uhr boolean,
  pasa boolean,
  puv boolean,
  logements text[] not null default '{}' check (logements <@ array['F1', 'F1bis', 'F2']),
  autres_prestations text check (length(autres_prestations) <= 2000),
  compte_id uuid references compte,
  maj_le timestamptz not null
);

-- Prices in euros, VAT included: per day for beds and care, per month for dwellings. `au` is the day from which they apply.
create table tarif_grand_age (
  structure_id uuid not null references grand_age,
  nature text not null check (
    nature in (
      'permanent-simple', 'permanent-double', 'permanent-simple-ash', 'permanent-double-ash',
      'temporaire-simple', 'temporaire-double', 'temporaire-simple-ash', 'temporaire-double-ash',
      'accueil-de-jour', 'gir-1-2', 'gir-3-4', 'gir-5-6',
      'loyer-f1', 'loyer-f1bis', 'loyer-f2', 'loyer-f1-ash', 'loyer-f1bis-ash', 'loyer-f2-ash'
    )
  ),
  montant numeric(7, 2) not null check (montant > 0),
  au date not null,
  primary key (structure_id, nature)
);

-- Places that the structure says are free, by kind of stay. `libres` null: not said.
create table place_declaree (
  structure_id uuid not null references structure,
  hebergement text not null check (
    hebergement in ('permanent', 'temporaire', 'accueil-de-jour', 'accueil-de-nuit', 'unite-protegee')
  ),
  capacite int check (capacite between 0 and 5000),
  libres int check (libres between 0 and 5000),
  compte_id uuid references compte,
  declaree_le timestamptz not null,
  primary key (structure_id, hebergement),
  check (libres <= capacite)
);
