-- An RPPS number and a name open an account by Pro Santé Connect as they were given at its creation. Changed since, by
-- whomever, they may be those of somebody who wants a colleague's account: its mailbox must confirm. See decision 017.

alter table compte add column identite_a_prouver boolean not null default false;

update compte set identite_a_prouver = true where exists (
  select from journal
  where journal.compte_id = compte.id and acte in ('compte.identite-modifiee', 'compte.reuni')
    and (acte = 'compte.reuni' or details -> 'avant' ?| array['rpps', 'nom', 'prenom'])
);

-- It only ever rises. What the number alone had opened closes: no session of that kind outlives the change.
create function identite_changee_a_prouver() returns trigger language plpgsql as $$
begin
  new.identite_a_prouver := old.identite_a_prouver
    or new.rpps is distinct from old.rpps
    or normaliser(new.nom) <> normaliser(old.nom)
    or normaliser(new.prenom) <> normaliser(old.prenom);
  if new.identite_a_prouver and not old.identite_a_prouver then
    delete from session where compte_id = new.id and moyen = 'pro-sante-connect' and exists (
      select from compte_psc where compte_id = new.id and delie_le is null and voie = 'rpps'
    );
  end if;
  return new;
end $$;
create trigger compte_identite_a_prouver before update of rpps, nom, prenom, identite_a_prouver on compte
  for each row execute function identite_changee_a_prouver();

create function refuser_psc_par_une_identite_changee() returns trigger language plpgsql as $$
begin
  if new.voie = 'rpps' and exists (select from compte where id = new.compte_id and identite_a_prouver) then
    raise exception 'L’identité de ce compte a changé depuis sa création : sa messagerie doit confirmer.'
      using errcode = 'check_violation', constraint = 'compte_psc_identite_prouvee';
  end if;
  return new;
end $$;
create trigger compte_psc_identite_prouvee before insert or update of voie, compte_id on compte_psc
  for each row execute function refuser_psc_par_une_identite_changee();
