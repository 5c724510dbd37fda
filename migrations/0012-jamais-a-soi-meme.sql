-- G14, one hole less. A right cancelled before it started has an empty period, whose upper bound is null: comparing
-- bounds let its holder revive it. Same function as in 0005, but for that condition.
create or replace function garder_habilitation() returns trigger language plpgsql as $$
begin
  if (new.compte_id, new.profil_code, new.unite_id, new.departement_code, new.region_code, new.debut, new.fin_accordee,
      new.attribuee_par, new.attribuee_le)
     is distinct from
     (old.compte_id, old.profil_code, old.unite_id, old.departement_code, old.region_code, old.debut, old.fin_accordee,
      old.attribuee_par, old.attribuee_le)
     -- a right follows its unit to another site; any other right stays where it was given
     or (new.structure_id is distinct from old.structure_id and new.unite_id is null)
  then
    raise exception 'Une habilitation accordée ne se change pas : on la termine et on en attribue une autre.'
      using errcode = 'check_violation', constraint = 'habilitation_immuable';
  end if;
  if not isempty(new.periode)
     and (isempty(old.periode) or upper(new.periode) > upper(old.periode))
     and new.modifiee_par is not distinct from new.compte_id
  then
    raise exception 'Nul ne rétablit ni ne prolonge sa propre habilitation.'
      using errcode = 'check_violation', constraint = 'habilitation_jamais_a_soi_meme';
  end if;
  return new;
end $$;
