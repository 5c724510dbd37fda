-- A right that a review left without an answer is suspended: it stops at once, and somebody else may restore it.

alter table habilitation
  add column suspendue_le timestamptz,
  add column suspendue_par_revue uuid references revue,
  add constraint habilitation_suspension_dite check ((suspendue_le is null) = (suspendue_par_revue is null));

-- Suspended, a right no longer holds: the period says so, hence everything that reads it. Restored, it holds again until
-- its last day; in between, the journal tells. Rewrites the table and its indexes (a minute for a million rights).
alter table habilitation alter column periode set expression as (
  tstzrange(
    greatest(debut_du_jour(debut), attribuee_le),
    greatest(
      debut_du_jour(debut), attribuee_le,
      least(coalesce(terminee_le, 'infinity'), coalesce(suspendue_le, 'infinity'), debut_du_jour(fin + 1))
    )
  )
);

-- Those that wait to be restored, for whoever administers the structure.
create index habilitation_suspendues on habilitation (structure_id, suspendue_le) where suspendue_le is not null;

-- G16: nor does a suspension leave a structure without a référent who can act.
drop trigger habilitation_un_referent_au_moins on habilitation;
create constraint trigger habilitation_un_referent_au_moins after update on habilitation
  deferrable initially deferred for each row
  when (
    new.profil_code = 'adm-referent-structure' and new.fin <= old.fin
    and (new.motif_fin in ('depart', 'retrait', 'raccourcissement') or new.suspendue_le is not null)
  )
  execute function garder_un_referent();
