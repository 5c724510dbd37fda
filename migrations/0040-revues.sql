-- « Revue des habilitations » (G11): campaigns that freeze the rights of a perimeter, and the decision taken on each.

-- Opened once, on a perimeter: what is reviewed, until when, what happens to what nobody answered, when it comes back.
create table campagne_revue (
  id uuid primary key default uuidv7(),
  genre text not null check (genre in ('structure', 'entite', 'departement', 'region', 'national')),
  structure_id uuid references structure,
  entite_juridique_id uuid references entite_juridique,
  departement_code text references departement,
  region_code text references region,
  -- its words at that time: « CH de Lunel », « Hérault (34) »
  lieu text not null,
  -- null: all of them
  modules text[] check (cardinality(modules) > 0),
  profils text[] check (cardinality(profils) > 0),
  -- leaves out the structures that a review closed within the year
  seulement_non_revues boolean not null default false,
  -- null: by itself, as the next one of `precedente_id`
  ouverte_par uuid references compte,
  -- the instant of the frozen list: a right counts if it held then
  ouverte_le timestamptz not null,
  debut date not null,
  echeance date not null check (echeance > debut),
  -- null: only once
  cadence_mois smallint check (cadence_mois between 1 and 24),
  -- what becomes of a right that nobody answered for, so many days after the deadline: never kept in silence
  sans_reponse text not null default 'suspension' check (sans_reponse in ('suspension', 'fin')),
  delai_jours smallint not null default 7 check (delai_jours between 0 and 60),
  -- a campaign opens its successor once, whatever the jobs do
  precedente_id uuid unique references campagne_revue,
  -- labels of the profils at that time, which the attestations bear
  libelles jsonb not null,
  -- the freezing goes territory after territory, so that a crash resumes: the last one done ('' : none yet)
  curseur text not null default '',
  -- null: still freezing
  figee_le timestamptz,
  check (num_nonnulls(structure_id, entite_juridique_id, departement_code, region_code) = (genre <> 'national')::int),
  check ((genre = 'structure') = (structure_id is not null)),
  check ((genre = 'entite') = (entite_juridique_id is not null)),
  check ((genre = 'departement') = (departement_code is not null)),
  check ((genre = 'region') = (region_code is not null))
);
-- « whose next one is due », « which are still freezing »
create index campagne_revue_debut on campagne_revue (debut) where cadence_mois is not null;
create index campagne_revue_a_figer on campagne_revue (ouverte_le) where figee_le is null;

-- What is signed at once: the people of one structure; the référents of the structures of a département, which are the
-- regional team's to review; the rights on a territory.
create table revue (
  id uuid primary key default uuidv7(),
  campagne_id uuid not null references campagne_revue,
  volet text not null check (volet in ('structure', 'referents', 'territoire')),
  structure_id uuid references structure,
  departement_code text references departement,
  region_code text references region,
  lieu text not null,
  -- those of its campaign, here so that what is due is read from an index
  echeance date not null,
  cloture_prevue date not null check (cloture_prevue > echeance),
  ouverte_le timestamptz not null,
  etat text not null default 'ouverte' check (etat in ('ouverte', 'signee', 'close')),
  close_le timestamptz,
  -- null when it was closed for want of an answer
  signee_par uuid references compte,
  -- names of those who decided, by id, as they were at the closing
  relecteurs jsonb,
  -- SHA-256 of the attestation (docs/decisions/018)
  empreinte bytea unique check (length(empreinte) = 32),
  check ((volet = 'structure') = (structure_id is not null)),
  check ((etat = 'ouverte') = (close_le is null)),
  check ((etat = 'signee') = (signee_par is not null)),
  check ((etat = 'ouverte') = (empreinte is null) and (etat = 'ouverte') = (relecteurs is null)),
  unique nulls not distinct (campagne_id, volet, structure_id, departement_code, region_code)
);
create unique index revue_une_a_la_fois on revue (structure_id) where volet = 'structure' and etat = 'ouverte';
-- when each structure was last reviewed
create index revue_structure on revue (structure_id, ouverte_le desc) where volet = 'structure';
create index revue_ouvertes on revue (cloture_prevue) where etat = 'ouverte';
create index revue_territoires on revue (departement_code, region_code) where volet <> 'structure';

-- One right to review, as it was when the campaign opened, and what was decided. No foreign key to `habilitation`, whose
-- rows are never deleted: checking a million of them would lock each one.
create table revue_ligne (
  revue_id uuid not null references revue,
  -- its place in the list: by person, frozen too, so that pages never overlap
  rang int not null,
  habilitation_id uuid not null,
  compte_id uuid not null,
  personne text not null,
  profil_code text not null,
  -- the structure (in the review of référents) or the unit; null: the whole structure
  precision_lieu text,
  fin date not null,
  -- few people of this profession have this profil there
  inhabituelle boolean not null,
  -- a part that somebody asked a colleague to look at
  confiee_a uuid,
  decision text check (decision in ('maintenir', 'reduire', 'terminer', 'inconnue')),
  reduite_au date,
  commentaire text check (length(commentaire) <= 500),
  decidee_par uuid,
  decidee_le timestamptz,
  -- counts the decisions: the second of two référents on the same line is told
  version int not null default 0,
  -- what became of it at the closing, and when the right then ended or ends, as observed
  issue text check (issue in ('maintenue', 'reduite', 'terminee', 'suspendue', 'sursis')),
  fin_constatee timestamptz,
  primary key (revue_id, rang),
  check ((decision is null) = (decidee_par is null) and (decision is null) = (decidee_le is null)),
  check ((decision is not distinct from 'reduire') = (reduite_au is not null)),
  check (reduite_au <= fin),
  -- nobody reviews their own right
  constraint revue_ligne_jamais_la_sienne check (
    decidee_par is distinct from compte_id and confiee_a is distinct from compte_id
  )
) with (fillfactor = 80);
-- a right is under one review at a time; also « is this right under review? »
create unique index revue_ligne_une_a_la_fois on revue_ligne (habilitation_id) where issue is null;

-- What was frozen stays so; what was closed is over.
create function garder_revue_ligne() returns trigger language plpgsql as $$
begin
  if (new.revue_id, new.rang, new.habilitation_id, new.compte_id, new.personne, new.profil_code, new.precision_lieu, new.fin)
     is distinct from
     (old.revue_id, old.rang, old.habilitation_id, old.compte_id, old.personne, old.profil_code, old.precision_lieu, old.fin)
     or old.issue is not null
  then
    raise exception 'Une ligne de revue figée ou close ne se change pas.'
      using errcode = 'check_violation', constraint = 'revue_ligne_figee';
  end if;
  return new;
end $$;
create trigger revue_ligne_gardee before update on revue_ligne for each row execute function garder_revue_ligne();
create trigger revue_ligne_jamais_supprimee before delete on revue_ligne
  for each row execute function refuser_modification();
create trigger revue_ligne_sans_vidage before truncate on revue_ligne
  for each statement execute function refuser_modification();

create function garder_revue() returns trigger language plpgsql as $$
begin
  if old.etat <> 'ouverte' then
    raise exception 'Une revue close ne se change pas.' using errcode = 'check_violation', constraint = 'revue_close';
  end if;
  return new;
end $$;
create trigger revue_gardee before update on revue for each row execute function garder_revue();
create trigger revue_jamais_supprimee before delete on revue for each row execute function refuser_modification();
create trigger revue_sans_vidage before truncate on revue for each statement execute function refuser_modification();

-- Each reminder once: this review, this person, this threshold (days after the deadline, negative before it).
create table revue_rappel (
  revue_id uuid not null references revue,
  destinataire_id uuid not null references compte,
  seuil smallint not null,
  le date not null,
  primary key (revue_id, destinataire_id, seuil)
);
create index revue_rappel_du_jour on revue_rappel (destinataire_id, le);
