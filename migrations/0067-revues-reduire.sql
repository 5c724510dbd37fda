-- A review may also narrow a right: to a profil that it contains, to one unit of its structure, or both.

-- What each profil contains: whoever holds the first opens all that the second opens. A reference table, so that it
-- changes without a release; a proposal to start from, read from the catalogue's own sentences. Transitive by hand.
create table profil_inclus (
  profil_code text not null references profil,
  inclus_code text not null references profil,
  primary key (profil_code, inclus_code),
  check (profil_code <> inclus_code)
);
insert into profil_inclus (profil_code, inclus_code) values
  ('adm-referent-structure', 'adm-referent-unite'),
  ('san-receveur-medical', 'san-receveur-consultation'),
  ('san-receveur-decision', 'san-receveur-consultation'),
  ('san-gestionnaire-lits', 'san-receveur-consultation'),
  ('pa-demandeur', 'pa-accompagnant'),
  ('ph-gestionnaire-esms', 'ph-gestionnaire-unite'),
  ('ph-gestionnaire-esms', 'ph-consultation-esms'),
  ('ph-gestionnaire-unite', 'ph-consultation-esms');

alter table revue_ligne
  add column reduite_profil text references profil,
  add column reduite_unite_id uuid,
  -- its words on the day of the decision: « VT SAN – Receveur consultation, Cardiologie »
  add column reduite_en text,
  -- the narrower right that the closing gave, as observed
  add column nouvelle_habilitation_id uuid,
  drop constraint revue_ligne_check1,
  add constraint revue_ligne_reduite_dite check (
    (decision is not distinct from 'reduire') = (num_nonnulls(reduite_au, reduite_profil, reduite_unite_id) > 0)
  ),
  add constraint revue_ligne_reduite_en_dite check (
    (reduite_en is null) = (num_nonnulls(reduite_profil, reduite_unite_id) = 0)
  );

-- Only narrower: a profil that this one contains, a unit of the structure where the right was given as a whole.
create function garder_reduction() returns trigger language plpgsql as $$
begin
  if new.reduite_profil is not null and not exists (
       select from profil_inclus where profil_code = new.profil_code and inclus_code = new.reduite_profil)
     or new.reduite_unite_id is not null and not exists (
       select from habilitation h join unite u on u.structure_id = h.structure_id
       where h.id = new.habilitation_id and h.unite_id is null and u.id = new.reduite_unite_id)
  then
    raise exception 'Une revue ne fait que réduire : vers un profil contenu, vers une unité de la structure.'
      using errcode = 'check_violation', constraint = 'revue_ligne_plus_etroite';
  end if;
  return new;
end $$;
create trigger revue_ligne_reduction before update of reduite_profil, reduite_unite_id on revue_ligne
  for each row when (new.reduite_profil is not null or new.reduite_unite_id is not null)
  execute function garder_reduction();
