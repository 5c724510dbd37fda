-- Bulk work: a file that somebody sent, its rows as they were read, what would become of each, and what did.

create table import (
  id uuid primary key default uuidv7(),
  -- its owner: nobody else sees it
  compte_id uuid not null references compte,
  genre text not null check (genre in ('personnes', 'departs')),
  -- a staff list is of one structure; rows of people and rights each name theirs
  structure_id uuid references structure,
  fichier text not null check (char_length(fichier) <= 200),
  -- titles that no known column bears, said to who sent the file
  colonnes_ignorees text[] not null default '{}',
  etat text not null check (etat in ('a-verifier', 'verifie', 'a-appliquer', 'applique')),
  -- rows that look like somebody who has an account: created only when who imports says that they are other people
  homonymes boolean not null default false,
  lignes int not null check (lignes between 1 and 5000),
  -- how far the work under way is, and when it last moved: written outside of its transaction, so that a page sees it
  faites int not null default 0,
  avance_le timestamptz not null,
  origine jsonb not null,
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  confirme_le timestamptz,
  applique_le timestamptz,
  constraint import_structure_des_departs check ((genre = 'departs') = (structure_id is not null)),
  constraint import_departs_decides_sur_la_page check (genre = 'personnes' or etat = 'verifie'),
  constraint import_avancement check (faites between 0 and lignes),
  constraint import_sept_jours check (expire_le > cree_le and expire_le <= cree_le + interval '7 days'),
  constraint import_confirme check ((etat in ('a-appliquer', 'applique')) = (confirme_le is not null)),
  constraint import_applique check ((etat = 'applique') = (applique_le is not null))
);
create index import_proprietaire on import (compte_id, cree_le desc);
create index import_expiration on import (expire_le);

create table import_ligne (
  import_id uuid not null references import on delete cascade,
  -- as the spreadsheet shows it
  numero int not null check (numero > 0),
  champs jsonb not null,
  issue text check (issue in ('cree', 'attribue', 'propose', 'inchange', 'homonyme', 'refuse')),
  explication text,
  -- what the confirmation did: null until then, and for what was not to be written
  fait text check (fait in ('ecrite', 'ecartee')),
  compte_id uuid references compte,
  -- an invitation is due to the account that this row created
  a_inviter boolean not null default false,
  primary key (import_id, numero),
  constraint import_ligne_expliquee check ((issue is null) = (explication is null)),
  constraint import_ligne_refusee_jamais_ecrite check (
    fait is distinct from 'ecrite' or issue in ('cree', 'attribue', 'propose', 'homonyme')
  ),
  constraint import_ligne_invitee check (not a_inviter or (fait = 'ecrite' and compte_id is not null))
);
create index import_ligne_issue on import_ligne (import_id, issue, numero);
create index import_ligne_a_inviter on import_ligne (import_id) where a_inviter;

-- What was written once is not written again: an applied import stays so, whoever runs what twice.
create function garder_import_applique() returns trigger language plpgsql as $$
begin
  if old.etat = 'applique' and (new.etat, new.applique_le, new.compte_id) is distinct from (old.etat, old.applique_le, old.compte_id) then
    raise exception 'Un import appliqué ne se rejoue pas.'
      using errcode = 'check_violation', constraint = 'import_applique_une_fois';
  end if;
  return new;
end $$;
create trigger import_applique_une_fois before update on import
  for each row execute function garder_import_applique();
