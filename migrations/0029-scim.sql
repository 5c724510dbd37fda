-- SCIM 2.0: the identity system of a hospital says who works there. It never gives a right; it may only end them.

-- The secret by which an identity system is known, for one entité juridique. Only its digest is kept.
create table jeton_scim (
  id uuid primary key default uuidv7(),
  entite_juridique_id uuid not null references entite_juridique,
  empreinte bytea not null unique check (length(empreinte) = 32),
  -- its first characters: what people recognise it by, too few to guess the rest
  prefixe text not null check (prefixe ~ '^vts_[A-Za-z0-9_-]{8}$'),
  libelle text not null check (length(libelle) between 1 and 80),
  cree_par uuid not null references compte,
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  -- the one that it takes over from
  remplace_id uuid references jeton_scim,
  revoque_par uuid references compte,
  revoque_le timestamptz,
  dernier_usage_le timestamptz,
  -- calls within the current minute: the rate limit, shared by every process
  minute timestamptz,
  appels int not null default 0 check (appels >= 0),
  -- two years as people count them, in France
  constraint jeton_scim_deux_ans_au_plus check (
    expire_le > cree_le
    and expire_le at time zone 'Europe/Paris' <= cree_le at time zone 'Europe/Paris' + interval '2 years'
  ),
  constraint jeton_scim_revocation check ((revoque_par is null) = (revoque_le is null))
);
create index jeton_scim_entite on jeton_scim (entite_juridique_id, cree_le desc);

-- A secret that was given does not change hands, does not last longer, and does not come back.
create function garder_jeton_scim() returns trigger language plpgsql as $$
begin
  if (new.id, new.entite_juridique_id, new.empreinte, new.prefixe, new.libelle, new.cree_par, new.cree_le, new.remplace_id)
       is distinct from
     (old.id, old.entite_juridique_id, old.empreinte, old.prefixe, old.libelle, old.cree_par, old.cree_le, old.remplace_id)
     or new.expire_le > old.expire_le
     or (old.revoque_le is not null and new.revoque_le is distinct from old.revoque_le)
  then
    raise exception 'Un jeton SCIM ne se change, ne se prolonge ni ne se rétablit : on le remplace.'
      using errcode = 'check_violation', constraint = 'jeton_scim_immuable';
  end if;
  return new;
end $$;
create trigger jeton_scim_garde before update on jeton_scim for each row execute function garder_jeton_scim();
create trigger jeton_scim_jamais_supprime before delete on jeton_scim
  for each row execute function refuser_modification();
create trigger jeton_scim_sans_vidage before truncate on jeton_scim
  for each statement execute function refuser_modification();

-- Whom the identity system of an entité knows, under its own identifier.
create table lien_scim (
  entite_juridique_id uuid not null references entite_juridique,
  compte_id uuid not null references compte,
  external_id text check (length(external_id) between 1 and 255),
  -- what the system last said: present, or gone
  actif boolean not null,
  cree_le timestamptz not null,
  modifie_le timestamptz not null,
  -- deleted by the system: invisible to it, until it provisions the same person again
  retire_le timestamptz,
  primary key (entite_juridique_id, compte_id),
  constraint lien_scim_retire_inactif check (retire_le is null or not actif)
);
create unique index lien_scim_external_id on lien_scim (entite_juridique_id, external_id)
  where retire_le is null and external_id is not null;
create index lien_scim_compte on lien_scim (compte_id);

-- `meta.lastModified`: when the identity or the state of an account last changed; null, not since it was created.
alter table compte add column modifie_le timestamptz;
create function dater_compte() returns trigger language plpgsql as $$
begin
  -- what is shown has milliseconds: what is compared must not have more
  new.modifie_le := date_trunc('milliseconds', clock_timestamp());
  return new;
end $$;
create trigger compte_date before update on compte for each row
  when ((new.courriel, new.civilite, new.nom, new.prenom, new.profession_code, new.fonction, new.rpps, new.telephone, new.etat)
    is distinct from
    (old.courriel, old.civilite, old.nom, old.prenom, old.profession_code, old.fonction, old.rpps, old.telephone, old.etat))
  execute function dater_compte();

-- A départ that an identity system tells has no person as its author: the journal says which system.
alter table depart alter column decide_par drop not null;
