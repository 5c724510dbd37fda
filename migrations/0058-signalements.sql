-- « Signaler une erreur au ROR » (G18): what is wrong on a fiche, sent to the ROR, followed until the right value comes back.

create table signalement (
  id uuid primary key default uuidv7(),
  structure_id uuid not null references structure,
  -- the unit it is about, for who administers this unit only
  unite_id uuid references unite,
  objet text not null check (objet in ('structure', 'unite', 'offre', 'lieu')),
  objet_id uuid not null,
  champ text not null,
  -- the field and its object as they were called
  libelle text not null,
  sur text not null,
  -- what the fiche said; null: nothing
  affichee text,
  -- null: nothing, the information is to be removed
  attendue text check (length(attendue) between 1 and 1000),
  precisions text check (length(precisions) <= 1000),
  compte_id uuid references compte,
  cree_le timestamptz not null,
  etat text not null default 'envoyee'
    check (etat in ('envoyee', 'prise-en-compte', 'corrigee', 'sans-suite', 'retiree')),
  -- by which way it left, and where the ROR keeps it; null while it is on its way
  voie text check (voie in ('tache', 'courriel')),
  tache text,
  -- something else came than what was asked
  arrivee text,
  arrivee_le timestamptz,
  relance_le timestamptz,
  close_le timestamptz,
  -- null: by itself, the right value came
  close_par uuid references compte,
  reponse text check (length(reponse) <= 500),
  version int not null default 1,
  constraint signalement_demande_quelque_chose check (attendue is distinct from affichee),
  constraint signalement_clos check ((etat in ('corrigee', 'sans-suite', 'retiree')) = (close_le is not null)),
  constraint signalement_sans_suite_motivee check (etat <> 'sans-suite' or reponse is not null)
);
create unique index signalement_un_par_champ on signalement (objet_id, champ) where close_le is null;
create index signalement_vivant on signalement (structure_id, cree_le) where close_le is null;
create index signalement_structure on signalement (structure_id, cree_le desc);
-- a territory’s
create index signalement_age on signalement (cree_le) where close_le is null;
create index signalement_fermeture on signalement (close_le desc) where close_le is not null;

create function garder_signalement() returns trigger language plpgsql as $$
begin
  if old.close_le is not null
     or (new.structure_id, new.objet_id, new.champ, new.attendue, new.compte_id, new.cree_le)
        is distinct from (old.structure_id, old.objet_id, old.champ, old.attendue, old.compte_id, old.cree_le)
  then
    raise exception 'Un signalement clos ne se rouvre pas, et ce qui a été demandé ne change pas.'
      using errcode = 'check_violation', constraint = 'signalement_garde';
  end if;
  return new;
end $$;
create trigger signalement_garde before update on signalement for each row execute function garder_signalement();

-- The proof that somebody attached: recognised by its first bytes, never shown in the page, served to be saved.
create table signalement_piece (
  signalement_id uuid primary key references signalement,
  nom text not null check (length(nom) between 1 and 120),
  type text not null check (type in ('application/pdf', 'image/png', 'image/jpeg')),
  contenu bytea not null check (length(contenu) between 1 and 5242880)
);

-- Whoever brings a new value, by import or otherwise, has the reports about it looked at once the change is committed.
create function suivre_signalements() returns trigger language plpgsql as $$
begin
  if exists (
    select from changement n join signalement s on s.structure_id = n.structure_id and s.close_le is null
    where n.source = 'ror'
  ) then
    perform planifier_travail('suivre-signalements', '{}'::json, null, 'suivre-signalements');
  end if;
  return null;
end $$;
create trigger changement_fiche_suivi after insert on changement_fiche referencing new table as changement
  for each statement execute function suivre_signalements();
