-- Who may administer whom: from which level a profil is given, référents of a whole entité juridique, profils that
-- take two persons, profils that last a few days at most, profils that nobody may hold together.

-- 1. What each profil obeys, in its reference table.

alter table profil
  -- the lowest level that gives it, on a perimeter that this level administers
  add column donne_a_partir_de text not null default 'unite'
    check (donne_a_partir_de in ('unite', 'structure', 'departement', 'region', 'national')),
  -- proposed by one, approved by another
  add column deux_personnes boolean not null default false,
  -- days, first and last included; null: the two years of any right (G15)
  add column duree_max_jours int check (duree_max_jours between 1 and 366);
alter table profil drop constraint profil_perimetres_check;
alter table profil add constraint profil_perimetres_check
  check (perimetres <@ array['structure', 'unite', 'entite', 'departement', 'region', 'national']);

update profil set donne_a_partir_de = case
  when code in ('adm-national', 'adm-dpo') then 'national'
  when perimetres && array['departement', 'region'] then 'region'
  when perimetres = array['national'] then 'national'
  when famille = 'administration' then 'structure'
  else 'unite' end;
update profil set perimetres = '{structure,entite}' where code = 'adm-referent-structure';
update profil set deux_personnes = true where code in ('adm-regional', 'adm-national');
update profil set duree_max_jours = 7,
  permet = 'Regarder les habilitations d’une structure, identités masquées, sans rien changer, sept jours au plus.'
  where code = 'adm-assistance';

-- 2. A right on a whole entité juridique: the structures that the entité has at the moment, those that join it later
-- included.

-- One key for every kind of perimeter, wherever it is written down.
create function cle_perimetre(structure uuid, unite uuid, entite uuid, departement text, region text) returns text
  language sql immutable parallel safe
  return case
    when unite is not null then 'unite:' || unite::text
    when structure is not null then 'structure:' || structure::text
    when entite is not null then 'entite:' || entite::text
    when departement is not null then 'departement:' || departement
    when region is not null then 'region:' || region
    else 'national' end;

alter table habilitation
  add column entite_juridique_id uuid references entite_juridique,
  -- the second person, where the profil takes two; the first one is `attribuee_par`
  add column approuvee_par uuid references compte,
  drop constraint habilitation_un_perimetre,
  add constraint habilitation_un_perimetre check (
    num_nonnulls(structure_id, entite_juridique_id, departement_code, region_code) <= 1
    and (unite_id is null or structure_id is not null)
  ),
  add constraint habilitation_approuvee_par_un_autre check (
    approuvee_par is distinct from compte_id
    and (approuvee_par is null or (attribuee_par is not null and approuvee_par <> attribuee_par))
  );
alter table habilitation alter column perimetre
  set expression as (cle_perimetre(structure_id, unite_id, entite_juridique_id, departement_code, region_code));
-- an entité is found by what people type, among the thousands of France
create index entite_juridique_recherche on entite_juridique
  using gin (normaliser(nom || ' ' || coalesce(finess, '')) gin_trgm_ops);
create index habilitation_entite on habilitation (entite_juridique_id, profil_code) where entite_juridique_id is not null;
-- the rights of a territory itself: by its code first, unlike the index that starts from the profil
create index habilitation_departement on habilitation (departement_code, fin) where departement_code is not null;
create index habilitation_region on habilitation (region_code, fin) where region_code is not null;

create or replace function garder_habilitation() returns trigger language plpgsql as $$
begin
  if (new.compte_id, new.profil_code, new.unite_id, new.entite_juridique_id, new.departement_code, new.region_code,
      new.debut, new.fin_accordee, new.attribuee_par, new.attribuee_le, new.approuvee_par)
     is distinct from
     (old.compte_id, old.profil_code, old.unite_id, old.entite_juridique_id, old.departement_code, old.region_code,
      old.debut, old.fin_accordee, old.attribuee_par, old.attribuee_le, old.approuvee_par)
     -- a right follows its unit to another site; any other right stays where it was given
     or (new.structure_id is distinct from old.structure_id and new.unite_id is null)
  then
    raise exception 'Une habilitation accordée ne se change pas : on la termine et on en attribue une autre.'
      using errcode = 'check_violation', constraint = 'habilitation_immuable';
  end if;
  -- a right cancelled before it started has an empty period, whose upper bound is null: not for its holder to revive
  if not isempty(new.periode)
     and (isempty(old.periode) or upper(new.periode) > upper(old.periode))
     and new.modifiee_par is not distinct from new.compte_id
  then
    raise exception 'Nul ne rétablit ni ne prolonge sa propre habilitation.'
      using errcode = 'check_violation', constraint = 'habilitation_jamais_a_soi_meme';
  end if;
  return new;
end $$;

-- Acts on a structure take turns, and so do those on an entité; an act on an entité waits for all its structures.
create or replace function verrouiller_droits(structure uuid) returns void language sql volatile as $$
  select pg_advisory_xact_lock_shared(hashtextextended(s.entite_juridique_id::text, 5))
    from structure s where s.id = $1 and s.entite_juridique_id is not null;
  select pg_advisory_xact_lock(hashtextextended($1::text, 5))
$$;

-- G16, as before, with the référents of the entité: they count in each of its structures, and whoever ends one looks
-- at all of them.
create or replace function garder_un_referent() returns trigger language plpgsql as $$
declare
  h habilitation;
begin
  perform verrouiller_droits(coalesce(new.structure_id, new.entite_juridique_id));
  select * into h from habilitation where id = new.id;
  if isempty(h.periode) or upper(h.periode) >= upper(old.periode)
     or not exists (select from compte where id = h.compte_id and etat in ('actif', 'verrouille'))
     or not exists (
       select from structure s
       where (s.id = h.structure_id or s.entite_juridique_id = h.entite_juridique_id)
         -- closed: nobody is left to look after (the application reads the kind of closure more finely)
         and s.fermee_le is null and s.fermeture_code is null
         and not exists (
           select from habilitation autre join compte c on c.id = autre.compte_id and c.etat in ('actif', 'verrouille')
           where (autre.structure_id = s.id or autre.entite_juridique_id = s.entite_juridique_id)
             and autre.profil_code = h.profil_code and autre.id <> h.id
             -- ended at once by somebody whose clock was a moment ahead of ours: gone all the same
             and autre.terminee_le is null
             and autre.periode @> upper(h.periode)
         )
     )
  then
    return null;
  end if;
  raise exception 'Une structure resterait sans référent : un successeur est à désigner dans le même acte.'
    using errcode = 'check_violation', constraint = 'habilitation_un_referent_au_moins';
end $$;

-- Presence in a département, now also through an entité.
create or replace function noter_presence() returns trigger language plpgsql as $$
begin
  insert into presence (departement_code, compte_id)
  select distinct coalesce(n.departement_code, s.departement_code, d.code), n.compte_id
  from nouvelles n
    left join structure s on s.id = n.structure_id
    left join departement d on d.region_code = n.region_code
  where coalesce(n.departement_code, s.departement_code, d.code) is not null
  union
  select s.departement_code, n.compte_id
  from nouvelles n join structure s on s.entite_juridique_id = n.entite_juridique_id
  where s.departement_code is not null
  on conflict do nothing;
  return null;
end $$;

create function suivre_presence_entite() returns trigger language plpgsql as $$
begin
  insert into presence (departement_code, compte_id)
  select distinct new.departement_code, h.compte_id
  from habilitation h where h.entite_juridique_id = new.entite_juridique_id
  on conflict do nothing;
  return null;
end $$;
create trigger structure_presence_entite after insert or update of entite_juridique_id, departement_code on structure
  for each row when (new.entite_juridique_id is not null and new.departement_code is not null)
  execute function suivre_presence_entite();

-- 3. What an insertion obeys beyond its own row. Once per statement: a million rights are checked in one reading.

create function garder_attributions() returns trigger language plpgsql as $$
begin
  if exists (
    select from nouvelles n join profil p on p.code = n.profil_code
    where p.duree_max_jours is not null and n.fin_accordee - n.debut >= p.duree_max_jours
  ) then
    raise exception 'Ce profil ne se donne que pour quelques jours.'
      using errcode = 'check_violation', constraint = 'habilitation_duree_du_profil';
  end if;
  -- an import, the demo and the first administrators have no author: they come from who runs the base
  if exists (
    select from nouvelles n join profil p on p.code = n.profil_code
    where p.deux_personnes and n.attribuee_par is not null and n.approuvee_par is null
  ) then
    raise exception 'Ce profil se propose par une personne et s’approuve par une autre.'
      using errcode = 'check_violation', constraint = 'habilitation_deux_personnes';
  end if;
  return null;
end $$;
create trigger habilitation_attributions_gardees after insert on habilitation
  referencing new table as nouvelles for each statement execute function garder_attributions();

-- What waits for a second person, and how it ended.
create table proposition (
  id uuid primary key default uuidv7(),
  compte_id uuid not null references compte,
  profil_code text not null references profil,
  structure_id uuid references structure,
  unite_id uuid,
  entite_juridique_id uuid references entite_juridique,
  departement_code text references departement,
  region_code text references region,
  perimetre text not null generated always as (
    cle_perimetre(structure_id, unite_id, entite_juridique_id, departement_code, region_code)
  ) stored,
  debut date not null,
  fin date not null,
  motif text not null check (length(motif) between 1 and 500),
  proposee_par uuid not null references compte,
  proposee_le timestamptz not null,
  expire_le timestamptz not null,
  decision text check (decision in ('approuvee', 'refusee', 'expiree')),
  -- null: nobody, it was left to expire
  decidee_par uuid references compte,
  decidee_le timestamptz,
  motif_refus text check (length(motif_refus) between 1 and 500),
  habilitation_id uuid references habilitation,

  foreign key (unite_id, structure_id) references unite (id, structure_id) on update cascade,
  constraint proposition_un_perimetre check (
    num_nonnulls(structure_id, entite_juridique_id, departement_code, region_code) <= 1
    and (unite_id is null or structure_id is not null)
  ),
  constraint proposition_jamais_pour_soi check (proposee_par <> compte_id and decidee_par is distinct from compte_id),
  -- who proposes may withdraw, never approve
  constraint proposition_approuvee_par_un_autre check (decision <> 'approuvee' or decidee_par <> proposee_par),
  constraint proposition_sept_jours check (
    expire_le > proposee_le and expire_le <= proposee_le + interval '7 days'
    and (decision <> 'approuvee' or decidee_le < expire_le)
  ),
  constraint proposition_decision_entiere check (
    (decision is null) = (decidee_le is null)
    and (decision is null or (decision = 'expiree') = (decidee_par is null))
    and (motif_refus is not null) = (decision is not distinct from 'refusee')
    and (habilitation_id is not null) = (decision is not distinct from 'approuvee')
  )
);
create unique index proposition_une_en_attente on proposition (compte_id, profil_code, perimetre) where decision is null;
create index proposition_recentes on proposition (proposee_le desc);

create function garder_proposition() returns trigger language plpgsql as $$
begin
  if old.decision is not null or (new.compte_id, new.profil_code, new.perimetre, new.debut, new.fin, new.proposee_par,
       new.proposee_le, new.expire_le)
     is distinct from (old.compte_id, old.profil_code, old.perimetre, old.debut, old.fin, old.proposee_par,
       old.proposee_le, old.expire_le)
  then
    raise exception 'Une proposition ne se change pas : on la décide, une fois.'
      using errcode = 'check_violation', constraint = 'proposition_immuable';
  end if;
  return new;
end $$;
create trigger proposition_gardee after update on proposition for each row execute function garder_proposition();
create trigger proposition_jamais_supprimee before delete on proposition
  for each row execute function refuser_modification();
create trigger proposition_sans_vidage before truncate on proposition
  for each statement execute function refuser_modification();

-- 4. Profils that one person may not hold together.

create table profil_incompatible (
  profil_a text not null references profil,
  profil_b text not null references profil,
  -- 'structure': only where both bear on one same structure
  portee text not null check (portee in ('structure', 'partout')),
  raison text not null,
  primary key (profil_a, profil_b),
  -- one row per pair
  check (profil_a < profil_b)
);

-- A proposal to start from: nothing public says which profils exclude one another.
insert into profil_incompatible (profil_a, profil_b, portee, raison)
  select least(a, b), greatest(a, b), portee, raison from (
    select 'adm-dpo' as a, code as b, 'partout' as portee,
      'Qui contrôle les traces n’administre pas ce qu’elles racontent.' as raison
      from profil where code in
        ('adm-referent-structure', 'adm-referent-unite', 'adm-departemental', 'adm-regional', 'adm-national')
    union all
    select 'adm-assistance', code, 'partout',
      'L’assistance regarde sans voir les identités : administrer les lui montrerait.'
      from profil where code in
        ('adm-dpo', 'adm-referent-structure', 'adm-referent-unite', 'adm-departemental', 'adm-regional', 'adm-national')
    union all values
      ('ph-gestionnaire-mdph', 'ph-valideur-mdph', 'structure',
       'La personne qui prépare une décision de la MDPH n’entérine pas elle-même l’admission impossible.'),
      ('ph-gestionnaire-esms', 'ph-gestionnaire-mdph', 'partout',
       'Une même personne ne notifie pas une orientation et n’y répond pas.'),
      ('ph-gestionnaire-esms', 'ph-valideur-mdph', 'partout',
       'Une même personne ne déclare pas une admission impossible et ne l’entérine pas.'),
      ('tnd-coordination-pco', 'tnd-medecin-pco', 'structure',
       'L’éligibilité au forfait est décidée par une autre personne que celle qui instruit la demande.')
  ) as p;

-- Rights of one person that overlap and exclude one another; each pair twice, once from each side.
create view habilitation_incompatible as
  select h.id as habilitation_id, autre.id as autre_id, h.compte_id, i.profil, i.autre_profil, i.raison,
    h.periode * autre.periode as periode
  from (
      select profil_a as profil, profil_b as autre_profil, portee, raison from profil_incompatible
      union all select profil_b, profil_a, portee, raison from profil_incompatible
    ) as i
    join habilitation h on h.profil_code = i.profil
    join habilitation autre on autre.compte_id = h.compte_id and autre.profil_code = i.autre_profil
      and autre.periode && h.periode
  where i.portee = 'partout' or h.structure_id = autre.structure_id
    or exists (
      select from structure s
      where s.id in (h.structure_id, autre.structure_id)
        and s.entite_juridique_id in (h.entite_juridique_id, autre.entite_juridique_id)
    );

-- At once, on every path. Two acts on one person take turns on the account's row, which no import touches.
create function refuser_incompatibles() returns trigger language plpgsql as $$
begin
  perform from compte where id in (
    select n.compte_id from nouvelles n
    where exists (select from profil_incompatible i where n.profil_code in (i.profil_a, i.profil_b))
  ) order by id for no key update;
  if exists (select from nouvelles n join habilitation_incompatible x on x.habilitation_id = n.id) then
    raise exception 'Cette personne tient ou tiendrait deux profils incompatibles.'
      using errcode = 'check_violation', constraint = 'habilitation_incompatible';
  end if;
  return null;
end $$;
create trigger habilitation_incompatibles_refusees after insert on habilitation
  referencing new table as nouvelles for each statement execute function refuser_incompatibles();

create function refuser_incompatible_retabli() returns trigger language plpgsql as $$
begin
  perform from compte where id = new.compte_id for no key update;
  if exists (select from habilitation_incompatible where habilitation_id = new.id) then
    raise exception 'Cette personne tient ou tiendrait deux profils incompatibles.'
      using errcode = 'check_violation', constraint = 'habilitation_incompatible';
  end if;
  return null;
end $$;
create trigger habilitation_incompatible_retablie after update on habilitation
  for each row when (
    not isempty(new.periode) and (isempty(old.periode) or upper(new.periode) > upper(old.periode))
  ) execute function refuser_incompatible_retabli();

-- What a change of the table leaves behind, found every night. A row is a conflict told once; the page shows those
-- that still stand.
create table incompatibilite_constatee (
  habilitation_id uuid not null references habilitation,
  autre_id uuid not null references habilitation,
  constatee_le timestamptz not null,
  primary key (habilitation_id, autre_id)
);

-- 5. Assistance: each opening says why, and closes by itself.
create table assistance (
  id uuid primary key default uuidv7(),
  compte_id uuid not null references compte,
  habilitation_id uuid not null references habilitation,
  motif text not null check (length(motif) between 10 and 300),
  ouverte_le timestamptz not null,
  expire_le timestamptz not null,
  constraint assistance_quelques_heures check (expire_le > ouverte_le and expire_le <= ouverte_le + interval '8 hours')
);
create index assistance_compte on assistance (compte_id, expire_le desc);
