-- What the ROR says of a report that it was sent as a Task: one line each time that it says something else, never changed.

create table signalement_nouvelle (
  id bigint generated always as identity primary key,
  signalement_id uuid not null references signalement,
  le timestamptz not null,
  -- what it means here, whatever the code or the words
  sens text not null check (sens in ('recu', 'pris', 'corrige', 'refuse', 'bloque')),
  -- in the words of the ROR
  statut text not null check (length(statut) between 1 and 500),
  motif text check (length(motif) between 1 and 500)
);
create index signalement_nouvelle_de on signalement_nouvelle (signalement_id, id);

-- The job asks of each report still open that left as a Task.
create index signalement_tache_vivante on signalement (cree_le) where close_le is null and voie = 'tache';
