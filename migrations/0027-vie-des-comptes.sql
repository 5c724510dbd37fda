-- The life of an account (domain §2.1): which states there are, which changes of state exist, and what each leaves behind.

alter table compte drop constraint compte_etat_check;
alter table compte add constraint compte_etat_check check (
  etat in ('invite', 'actif', 'verrouille', 'inactif', 'desactive', 'anonymise')
);
alter table compte
  -- since when, decided at which level (whom to ask to come back), and why
  add column etat_depuis timestamptz,
  add column etat_role text check (
    etat_role in ('titulaire', 'referent', 'departemental', 'regional', 'national', 'systeme')
  ),
  add column etat_motif text check (length(etat_motif) <= 300),
  -- the account of the same person into which this one was merged
  add column fusionne_avec uuid references compte check (fusionne_avec <> id),
  -- « Marie Durand / Marie Dupont »: how the person was called before, to be still found by it
  add column anciens_noms text not null default '' check (length(anciens_noms) <= 1000),
  add constraint compte_fusion_close check (fusionne_avec is null or etat in ('desactive', 'anonymise'));
update compte set etat_depuis = coalesce(active_le, invite_le, cree_le);
alter table compte alter column etat_depuis set not null;
create index compte_fusions on compte (fusionne_avec) where fusionne_avec is not null;

alter table compte alter column recherche set expression as (
  normaliser(prenom || ' ' || nom || ' ' || courriel::text || ' ' || coalesce(rpps, '') || ' ' || anciens_noms)
);
alter table compte alter column variantes set expression as (
  variantes_de(
    prenom || ' ' || nom || ' ' || anciens_noms
      || case when normaliser(nom) like '% %' then ' ' || replace(normaliser(nom), ' ', '') else '' end
      || case when normaliser(prenom) like '% %' then ' ' || replace(normaliser(prenom), ' ', '') else '' end
  )
);

-- Nothing personal is left of an anonymised account: its id alone keeps the journal and the rights readable.
alter table compte add constraint compte_anonyme check (
  etat <> 'anonymise' or (
    courriel = 'anonyme+' || id::text || '@anonyme.invalid' and prenom = 'Compte' and nom = 'anonymisé'
    and num_nonnulls(civilite, profession_code, fonction, rpps, telephone, mot_de_passe, etat_motif) = 0
    and anciens_noms = ''
  )
);

-- The changes of state that exist: the pairs of `comptes/vie/transitions.ts`, which also says who (a test compares).
create table transition_compte (
  de text not null,
  vers text not null,
  primary key (de, vers)
);
insert into transition_compte (de, vers) values
  ('invite', 'actif'), ('invite', 'inactif'), ('invite', 'desactive'),
  ('actif', 'verrouille'), ('actif', 'inactif'), ('actif', 'desactive'),
  ('verrouille', 'actif'), ('verrouille', 'inactif'), ('verrouille', 'desactive'),
  ('inactif', 'actif'), ('inactif', 'invite'), ('inactif', 'desactive'), ('inactif', 'anonymise'),
  ('desactive', 'actif'), ('desactive', 'invite'), ('desactive', 'anonymise');

create function garder_etat_du_compte() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.etat_depuis := coalesce(new.etat_depuis, new.active_le, new.invite_le, new.cree_le);
    return new;
  end if;
  if not exists (select from transition_compte where de = old.etat and vers = new.etat) then
    raise exception 'Un compte « % » ne devient pas « % ».', old.etat, new.etat
      using errcode = 'check_violation', constraint = 'compte_transition';
  end if;
  -- changed by hand, without saying since when: since now
  if new.etat_depuis = old.etat_depuis then new.etat_depuis := now(); end if;
  return new;
end $$;
create trigger compte_etat_depuis before insert on compte for each row execute function garder_etat_du_compte();
create trigger compte_transition before update of etat on compte
  for each row when (old.etat is distinct from new.etat) execute function garder_etat_du_compte();
create function refuser_le_retour() returns trigger language plpgsql as $$
begin
  raise exception 'Un compte anonymisé ne change plus.' using errcode = 'check_violation', constraint = 'compte_anonyme';
end $$;
create trigger compte_anonyme_fige before update on compte
  for each row when (old.etat = 'anonymise') execute function refuser_le_retour();

-- What was announced before an account closes by itself: each warning once for each stretch of silence.
create table avertissement_compte (
  compte_id uuid not null references compte,
  -- last sign of life, of which the warning counts the days
  depuis timestamptz not null,
  -- days before the closing
  palier int not null check (palier > 0),
  envoye_le timestamptz not null,
  primary key (compte_id, depuis, palier)
);

-- The undo link of a change of address remembers the address that it restores.
alter table jeton_compte drop constraint jeton_compte_check;
alter table jeton_compte add constraint jeton_compte_nouveau_courriel check (
  (usage in ('courriel', 'courriel-annulation')) = (nouveau_courriel is not null)
);

-- A name to which somebody asks to change: a référent accepts it or not. One at a time.
create table proposition_nom (
  compte_id uuid primary key references compte,
  prenom text not null check (length(prenom) between 1 and 80),
  nom text not null check (length(nom) between 1 and 80),
  proposee_le timestamptz not null
);

-- Two accounts that look like one person's and are not: decided once, asked no more.
create table comptes_distincts (
  compte_a uuid not null references compte,
  compte_b uuid not null references compte,
  decide_par uuid not null references compte,
  decide_le timestamptz not null,
  primary key (compte_a, compte_b),
  check (compte_a < compte_b),
  check (decide_par not in (compte_a, compte_b))
);

-- What was mailed to somebody is found by their address when they are anonymised.
create index courriel_destinataire on courriel (destinataire);

-- « Holds nothing any more »: asked of every account of a territory, from the index alone.
create index habilitation_tenues on habilitation (compte_id, fin) where terminee_le is null;

-- A lock only stops new sign-ins with the password, for minutes: whoever is locked still counts as a référent.
create or replace function garder_un_referent() returns trigger language plpgsql as $$
declare
  h habilitation;
begin
  perform verrouiller_droits(new.structure_id);
  select * into h from habilitation where id = new.id;
  if isempty(h.periode) or upper(h.periode) >= upper(old.periode)
     or not exists (select from compte where id = h.compte_id and etat in ('actif', 'verrouille'))
     -- closed: nobody is left to look after (the application reads the kind of closure more finely)
     or exists (
       select from structure s where s.id = h.structure_id and (s.fermee_le is not null or s.fermeture_code is not null)
     )
     or exists (
       select from habilitation autre join compte c on c.id = autre.compte_id and c.etat in ('actif', 'verrouille')
       where autre.structure_id = h.structure_id and autre.profil_code = h.profil_code and autre.id <> h.id
         -- ended at once by somebody whose clock was a moment ahead of ours: gone all the same
         and autre.terminee_le is null
         and autre.periode @> upper(h.periode)
     )
  then
    return null;
  end if;
  raise exception 'La structure resterait sans référent : un successeur est à désigner dans le même acte.'
    using errcode = 'check_violation', constraint = 'habilitation_un_referent_au_moins';
end $$;
