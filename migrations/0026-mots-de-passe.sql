-- Passwords that hold: their age, the words that may not be in them, attempts counted by network, accepted terms.

-- Since when this password is the account's; null: unknown, chosen before this column. A rehash does not renew it.
alter table compte add column mot_de_passe_change_le timestamptz;

-- The last guard behind the form: « аnne@… » with a Cyrillic а is not a second account of anne@…
alter table compte add constraint compte_courriel_lisible check (courriel::text ~ '^[\x21-\x7e]+$');

-- What the rights say of a person, as far as a password may not contain it. Accounts read this, not the rights.
create view structure_de_compte as
  select distinct habilitation.compte_id, structure.nom
  from habilitation join structure on structure.id = habilitation.structure_id;

-- From whom an attempt comes: one IPv4 address, or the /64 of an IPv6 one, which one subscriber holds whole. What is
-- no address (a proxy's « unknown ») stands for itself.
create function reseau_de(adresse text) returns text
  language sql immutable parallel safe strict
  return case
    when adresse ~* '^::ffff:[0-9.]+$' then substr(adresse, 8)
    when not pg_input_is_valid(adresse, 'inet') then adresse
    when family(adresse::inet) = 6 then text(network(set_masklen(adresse::inet, 64)))
    else host(adresse::inet)
  end;
drop index connexion_adresse;
create index connexion_reseau on connexion (reseau_de(adresse), instant desc) where not reussie;

-- Who accepted which terms of use, when, from where: a proof is added, never changed.
create table acceptation_cgu (
  compte_id uuid not null references compte,
  -- the day from which this version applies
  version date not null,
  -- SHA-256 of the text that was shown
  empreinte bytea not null check (length(empreinte) = 32),
  acceptee_le timestamptz not null,
  adresse text,
  navigateur text,
  primary key (compte_id, version)
);
create trigger acceptation_cgu_en_ajout_seul before update or delete on acceptation_cgu
  for each row execute function refuser_modification();
create trigger acceptation_cgu_sans_vidage before truncate on acceptation_cgu
  for each statement execute function refuser_modification();

-- The last accepted version, read with the session at each request: never without its proof.
alter table compte add column cgu_version date;
alter table compte add constraint compte_cgu_prouvee
  foreign key (id, cgu_version) references acceptation_cgu (compte_id, version);

do $$
begin
  if exists (select from pg_roles where rolname = 'viatrajectoire_application') then
    revoke update, delete, truncate on acceptation_cgu from viatrajectoire_application;
  end if;
end $$;
