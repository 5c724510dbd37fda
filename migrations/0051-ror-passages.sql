-- Runs of the mirror of the ROR: what each read, what it changed, why it failed, and where to resume it.

create table ror_passage (
  id bigint generated always as identity primary key,
  nature text not null check (nature in ('complet', 'delta', 'structure', 'fichiers')),
  -- the one structure asked for, and who asked
  structure_id uuid references structure,
  demande_par uuid references compte,
  -- « partiel »: everything received was applied, but the source said that its export had failed in part
  etat text not null default 'en-cours' check (etat in ('en-cours', 'reussi', 'partiel', 'echoue', 'refuse')),
  -- profile under which the source was read: what another profile hides is not gone
  profil text,
  commence_le timestamptz not null,
  termine_le timestamptz,
  -- of a delta: changes since that instant, on the clock of the source
  depuis timestamptz,
  -- the instant up to which this run saw the source, and from which the next delta starts
  repere_le timestamptz,
  -- where the source tells how far its export is
  suivi_url text,
  code text,
  motif text check (length(motif) <= 2000),
  bilan jsonb not null default '{}',
  check ((etat = 'en-cours') = (termine_le is null)),
  check ((nature = 'structure') = (structure_id is not null)),
  check ((motif is null) = (etat in ('en-cours', 'reussi')))
);
create index ror_passage_recents on ror_passage (nature, id desc);
create index ror_passage_structure on ror_passage (structure_id, id desc) where structure_id is not null;
-- One run of the source at a time; a file is one transaction, and leaves nothing under way.
create unique index ror_passage_en_cours on ror_passage ((true)) where etat = 'en-cours' and nature <> 'fichiers';

-- The parts of a run, in order. What is « recue » is never read again, even after a crash.
create table ror_etape (
  passage_id bigint not null references ror_passage,
  rang int not null,
  -- a slice of the export, or the FHIR type of a delta
  quoi text not null,
  etat text not null default 'a-faire' check (etat in ('a-faire', 'telechargee', 'recue')),
  lues int not null default 0,
  primary key (passage_id, rang)
);

-- What a run under way has met, once per resource; emptied at its end. « disparue » is what a read of one resource
-- answered (404, 410) when it was missing from the export.
create table ror_vue (
  passage_id bigint not null references ror_passage,
  type text not null,
  id text not null,
  genre text not null,
  sort text not null check (sort in ('creees', 'modifiees', 'inchangees', 'perimee', 'disparue')),
  primary key (passage_id, type, id)
);

-- Computed once, when the resource comes: no longer at each write.
alter table ror_ressource alter column empreinte drop expression;

-- Its rows are looked through and marked far more often than their content is read: that goes aside.
alter table ror_ressource set (toast_tuple_target = 256);

alter table ror_ressource
  -- under which it was last seen
  add profil text,
  -- two proofs: missing from a complete export, then 404 or 410 when read
  add absente_le timestamptz,
  -- missing from the last complete export, yet still there when read: an organisation without any offer
  add hors_export_le timestamptz;

-- The changes of one run, to tell the référents.
create index changement_fiche_ror on changement_fiche (le) where source = 'ror';
