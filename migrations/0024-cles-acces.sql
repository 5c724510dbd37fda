-- Passkeys (WebAuthn): a key pair that the person's device keeps. Only the public half is here: reading the base lets
-- nobody in.

-- The name under which devices file an account: random, so that a device that is found tells nothing of whose it is.
create table porteur_de_cles (
  compte_id uuid primary key references compte,
  identifiant bytea not null unique check (octet_length(identifiant) = 32)
);

create table cle_acces (
  id uuid primary key default uuidv7(),
  compte_id uuid not null references porteur_de_cles,
  -- chosen by the device; it answers with it
  identifiant bytea not null unique check (octet_length(identifiant) between 16 and 1023),
  cle_publique bytea not null,
  -- how many times the device says that it has signed; 0 for ever for a key that is copied between one's own devices
  compteur bigint not null check (compteur between 0 and 4294967295),
  transports text[] not null,
  nom text not null check (length(nom) between 1 and 60),
  synchronisee boolean not null,
  cree_le timestamptz not null,
  utilisee_le timestamptz,
  -- its counter went backwards: two devices hold it
  suspendue_le timestamptz
);
create index cle_acces_compte on cle_acces (compte_id);

create function garder_cle_acces() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    -- additions to one account take turns, and count each other
    perform from porteur_de_cles where compte_id = new.compte_id for update;
    if (select count(*) from cle_acces where compte_id = new.compte_id) >= 10 then
      raise exception 'Un compte garde dix clés au plus.'
        using errcode = 'check_violation', constraint = 'cle_acces_dix_au_plus';
    end if;
    return new;
  end if;
  if (new.id, new.compte_id, new.identifiant, new.cle_publique, new.cree_le)
     is distinct from (old.id, old.compte_id, old.identifiant, old.cle_publique, old.cree_le)
  then
    raise exception 'Une clé ne passe ni à un autre compte ni à un autre appareil.'
      using errcode = 'check_violation', constraint = 'cle_acces_immuable';
  end if;
  if old.suspendue_le is not null
     and (new.suspendue_le, new.compteur, new.utilisee_le)
     is distinct from (old.suspendue_le, old.compteur, old.utilisee_le)
  then
    raise exception 'Une clé suspendue ne sert plus : on la retire.'
      using errcode = 'check_violation', constraint = 'cle_acces_suspendue';
  end if;
  -- a device that counts has counted one more each time that it is used
  if new.compteur < old.compteur
     or (new.compteur = old.compteur and old.compteur > 0 and new.utilisee_le is distinct from old.utilisee_le)
  then
    raise exception 'Le compteur d’une clé ne fait qu’avancer.'
      using errcode = 'check_violation', constraint = 'cle_acces_compteur';
  end if;
  return new;
end $$;
create trigger cle_acces_gardee before insert or update on cle_acces
  for each row execute function garder_cle_acces();

-- Challenges are signed rather than kept: the sign-in page makes one for whoever opens it, and must write nothing.
-- Whoever reads this secret can make a challenge, not answer one.
create table secret_des_defis (
  seul boolean primary key default true check (seul),
  valeur bytea not null check (octet_length(valeur) = 32)
);
insert into secret_des_defis (valeur) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- Challenges that were answered, until they expire: an answer serves once.
create table defi_repondu (
  empreinte bytea primary key,
  expire_le timestamptz not null
);
create index defi_repondu_expiration on defi_repondu (expire_le);
