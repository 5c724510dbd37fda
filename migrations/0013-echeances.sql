-- Ends announced in time: who was reminded of what, and the personal calendar of ends.

-- One reminder: this right, this threshold (days before its last day), this person. The key makes it unique whatever
-- job runs, twice or late; the row is written with the mail that it stands for.
create table rappel (
  habilitation_id uuid not null references habilitation,
  destinataire_id uuid not null references compte,
  seuil smallint not null check (seuil between 0 and 365),
  -- civil day of the digest that bore it
  le date not null,
  primary key (habilitation_id, destinataire_id, seuil)
);
-- one digest per person per day
create index rappel_du_jour on rappel (destinataire_id, le);

-- The secret address of somebody's calendar of ends, one per account. Only its digest is kept, as for sessions.
create table calendrier (
  compte_id uuid primary key references compte,
  empreinte bytea not null unique,
  cree_le timestamptz not null
);
