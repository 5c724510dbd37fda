-- « Rien n'a changé » (G17), once a year; and mails that bear a document.

-- The last time that somebody said that the fiche is right. The journal keeps the others.
create table confirmation_fiche (
  structure_id uuid primary key references structure,
  compte_id uuid references compte,
  le timestamptz not null
);

-- Which reminder left for which deadline: each once, however often the job runs.
create table rappel_fiche (
  structure_id uuid not null references structure,
  echeance date not null,
  seuil smallint not null,
  le date not null,
  primary key (structure_id, echeance, seuil)
);

-- What goes with a mail. Sent with it, then dropped: the proof itself stays where it was given.
create table courriel_piece (
  courriel_id uuid not null references courriel on delete cascade,
  nom text not null,
  type text not null,
  contenu bytea not null,
  primary key (courriel_id, nom)
);
