-- Requests for rights and for accounts, absences of those who answer them, structures that fall under two référents.

-- Whoever administers is away: their mail goes to the others. Ends by itself on its last day.
create table absence (
  id uuid primary key default uuidv7(),
  compte_id uuid not null references compte,
  du date not null,
  au date not null,
  declaree_le timestamptz not null,
  -- back earlier than announced, or never gone
  annulee_le timestamptz,
  constraint absence_dans_l_ordre check (au >= du),
  constraint absence_un_an_au_plus check (au <= du + interval '1 year'),
  constraint absence_une_a_la_fois exclude using gist (compte_id with =, daterange(du, au, '[]') with &&)
    where (annulee_le is null)
);
create index absence_a_venir on absence (au) where annulee_le is null;

-- What somebody asks for. It gives nothing by itself: accepting it goes through the same use cases as any grant.
create table demande (
  id uuid primary key default uuidv7(),
  genre text not null check (genre in ('habilitation', 'renouvellement', 'compte')),
  -- null: somebody who has no account yet, known by the mailbox that they proved
  demandeur_id uuid references compte,
  structure_id uuid not null references structure,
  unite_id uuid,
  motif text not null check (length(motif) between 1 and 500),

  courriel citext,
  nom text,
  prenom text,
  profession_code text references profession,
  rpps text,

  etat text not null default 'a-traiter'
    check (etat in ('a-traiter', 'acceptee', 'refusee', 'retiree', 'caduque')),
  -- who is expected to answer: the référents of the structure, or the team of its territory
  niveau text not null default 'referents' check (niveau in ('referents', 'region')),
  creee_le timestamptz not null,
  prise_par uuid references compte,
  prise_le timestamptz,
  relancee_le timestamptz,
  transmise_le timestamptz,
  -- null: by the passing of days
  transmise_par uuid references compte,
  mot text check (length(mot) <= 500),
  decidee_par uuid references compte,
  close_le timestamptz,
  reponse text check (length(reponse) <= 500),
  -- the account that an accepted request for an account made
  compte_cree_id uuid references compte,
  version int not null default 1,

  -- same text as habilitation.perimetre
  perimetre text not null generated always as (
    case when unite_id is not null then 'unite:' || unite_id::text else 'structure:' || structure_id::text end
  ) stored,

  foreign key (unite_id, structure_id) references unite (id, structure_id) on update cascade,
  constraint demande_qui check (
    (genre = 'compte') = (demandeur_id is null) and (genre = 'compte') = (num_nonnulls(courriel, nom, prenom) = 3)
  ),
  -- G14: nobody answers, takes or passes on their own request
  constraint demande_jamais_par_soi check (
    num_nonnulls(demandeur_id) = 0 or (
      decidee_par is distinct from demandeur_id and prise_par is distinct from demandeur_id
      and transmise_par is distinct from demandeur_id
    )
  ),
  constraint demande_close check ((etat = 'a-traiter') = (close_le is null)),
  constraint demande_decidee check ((etat in ('acceptee', 'refusee')) = (decidee_par is not null)),
  constraint demande_refus_motive check (etat <> 'refusee' or reponse is not null),
  constraint demande_prise check ((prise_par is null) = (prise_le is null)),
  constraint demande_transmise check ((niveau = 'region') = (transmise_le is not null))
);
create index demande_vive on demande (structure_id) where etat = 'a-traiter';
create index demande_agee on demande (creee_le) where etat = 'a-traiter';
create index demande_du_demandeur on demande (demandeur_id, creee_le desc);
create index demande_prise_par on demande (prise_par) where etat = 'a-traiter';
create index demande_fermee on demande (structure_id, close_le desc) where etat <> 'a-traiter';
-- whose identity is to be erased
create index demande_identite on demande (close_le) where genre = 'compte' and motif <> 'Effacé.';
-- a territory’s, the latest first
create index demande_par_cloture on demande (close_le desc) where etat <> 'a-traiter';
create unique index demande_un_compte_a_la_fois on demande (courriel, structure_id)
  where genre = 'compte' and etat = 'a-traiter';

-- The profils asked for. Who, where and whether it still waits are copied here by the base, for the unique index.
create table demande_profil (
  demande_id uuid not null references demande,
  profil_code text not null references profil,
  demandeur_id uuid references compte,
  perimetre text not null default '',
  vive boolean not null default true,
  -- null until accepted: then whether this one was given
  accorde boolean,
  primary key (demande_id, profil_code)
);
create unique index demande_une_vive_par_droit on demande_profil (demandeur_id, profil_code, perimetre) where vive;

create function recopier_demande() returns trigger language plpgsql as $$
begin
  select d.demandeur_id, d.perimetre, d.etat = 'a-traiter' into new.demandeur_id, new.perimetre, new.vive
  from demande d where d.id = new.demande_id;
  return new;
end $$;
create trigger demande_profil_recopie before insert or update on demande_profil
  for each row execute function recopier_demande();

-- An answer is given once; what was asked does not change under those who read it.
create function garder_demande() returns trigger language plpgsql as $$
begin
  if old.etat <> 'a-traiter'
     and (new.etat, new.decidee_par, new.close_le) is distinct from (old.etat, old.decidee_par, old.close_le)
     or (new.demandeur_id, new.genre, new.creee_le) is distinct from (old.demandeur_id, old.genre, old.creee_le)
  then
    raise exception 'Une demande close ne se rouvre pas.'
      using errcode = 'check_violation', constraint = 'demande_close_pour_de_bon';
  end if;
  return new;
end $$;
create trigger demande_gardee before update on demande for each row execute function garder_demande();

create function fermer_profils_demandes() returns trigger language plpgsql as $$
begin
  update demande_profil set vive = false where demande_id = new.id;
  return null;
end $$;
create trigger demande_profils_fermes after update of etat on demande
  for each row when (new.etat <> 'a-traiter') execute function fermer_profils_demandes();

-- From the public page. Nobody sees it before the mailbox is proved; nothing of it stays after a day. It is also what
-- the limits by address, mailbox and structure count.
create table demande_a_prouver (
  id uuid primary key default uuidv7(),
  structure_id uuid not null references structure,
  courriel citext not null,
  nom text not null,
  prenom text not null,
  profession_code text references profession,
  rpps text,
  motif text not null check (length(motif) between 1 and 500),
  adresse text,
  creee_le timestamptz not null,
  -- digest of the secret of the mailed link; null until the mail is written
  empreinte bytea unique,
  traitee_le timestamptz,
  prouvee_le timestamptz
);
create index demande_a_prouver_age on demande_a_prouver (creee_le);
create index demande_a_prouver_courriel on demande_a_prouver (courriel, creee_le);
create index demande_a_prouver_adresse on demande_a_prouver (adresse, creee_le);
create index demande_a_prouver_structure on demande_a_prouver (structure_id, creee_le);

-- One alert per fall under two référents: closed when the structure has two again.
create table alerte_releve (
  id uuid primary key default uuidv7(),
  structure_id uuid not null references structure,
  depuis timestamptz not null,
  close_le timestamptz
);
create unique index alerte_releve_une_ouverte on alerte_releve (structure_id) where close_le is null;
-- which référents' rights have just run out
create index habilitation_fin_de_referent on habilitation (upper(periode)) where profil_code = 'adm-referent-structure';
