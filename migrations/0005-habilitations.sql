-- A right: one person, one profil, one perimeter, from one day to another, given by somebody else.
-- What the guide forbids, this table forbids too: G14 (never to oneself), G15 (two years at most).

create table profil (
  code text primary key,
  libelle text not null,
  famille text not null,
  module text not null check (module in ('transverse', 'sanitaire', 'grand-age', 'handicap', 'tnd', 'observatoire')),
  permet text not null,
  -- the kinds of perimeter on which it makes sense
  perimetres text[] not null check (perimetres <@ array['structure', 'unite', 'departement', 'region', 'national']),
  ordre int not null
);

create table habilitation (
  id uuid primary key default uuidv7(),
  compte_id uuid not null references compte,
  profil_code text not null references profil,
  structure_id uuid references structure,
  unite_id uuid,
  departement_code text references departement,
  region_code text references region,
  debut date not null,
  -- last day as it was granted; never changes
  fin_accordee date not null,
  -- last day as it stands: a departure or a review may bring it closer, nothing can push it further
  fin date not null,
  -- ended at once at that instant
  terminee_le timestamptz,
  motif_fin text check (motif_fin in ('depart', 'retrait', 'renouvellement', 'raccourcissement', 'fusion')),
  commentaire_fin text,
  -- null: given by an import or by the demo, never by a screen
  attribuee_par uuid references compte,
  attribuee_le timestamptz not null,
  motif text,
  renouvelle_id uuid references habilitation,
  -- who changed the row last
  modifiee_par uuid references compte,
  recevoir_courriels boolean not null default false,
  version int not null default 1,

  -- one key for the four kinds of perimeter
  perimetre text not null generated always as (
    case
      when unite_id is not null then 'unite:' || unite_id::text
      when structure_id is not null then 'structure:' || structure_id::text
      when departement_code is not null then 'departement:' || departement_code
      when region_code is not null then 'region:' || region_code
      else 'national'
    end
  ) stored,
  -- The single truth about « does it hold now »: periode @> instant. Never before it was granted: a right taken
  -- back this morning and given again this afternoon are two periods that do not overlap.
  periode tstzrange not null generated always as (
    tstzrange(
      greatest(debut_du_jour(debut), attribuee_le),
      greatest(debut_du_jour(debut), attribuee_le, least(coalesce(terminee_le, 'infinity'), debut_du_jour(fin + 1)))
    )
  ) stored,

  foreign key (unite_id, structure_id) references unite (id, structure_id) on update cascade,
  constraint habilitation_un_perimetre check (
    num_nonnulls(structure_id, departement_code, region_code) <= 1 and (unite_id is null or structure_id is not null)
  ),
  constraint habilitation_jamais_a_soi_meme check (attribuee_par is distinct from compte_id),
  constraint habilitation_deux_ans_au_plus check (fin_accordee <= debut + interval '2 years'),
  constraint habilitation_fin_apres_debut check (fin_accordee >= debut),
  constraint habilitation_jamais_prolongee check (fin <= fin_accordee),
  constraint habilitation_sans_double exclude using gist (
    compte_id with =, profil_code with =, perimetre with =, periode with &&
  ) where (not isempty(periode))
);
create index habilitation_compte on habilitation (compte_id);
create index habilitation_structure on habilitation (structure_id, profil_code) where structure_id is not null;
create index habilitation_territoire on habilitation (profil_code, departement_code, region_code) where structure_id is null;
-- « what ends soon », over any territory
create index habilitation_echeance on habilitation (fin) where terminee_le is null;
-- who the référents are: read by every page of the space
create index habilitation_referents on habilitation (structure_id, compte_id) where profil_code = 'adm-referent-structure';
create index habilitation_unite on habilitation (unite_id) where unite_id is not null;

-- A right cannot be turned into another one, nor widened by the very person who holds it.
create function garder_habilitation() returns trigger language plpgsql as $$
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
-- after, because generated columns are only known then
create trigger habilitation_gardee after update on habilitation
  for each row execute function garder_habilitation();

create trigger habilitation_jamais_supprimee before delete on habilitation
  for each row execute function refuser_modification();
create trigger habilitation_sans_vidage before truncate on habilitation
  for each statement execute function refuser_modification();

-- Acts on the rights of one structure take turns, so that what each has checked is still true when it writes.
-- Advisory rather than the structure's row: an import that rewrites the structure must not make référents wait.
create function verrouiller_droits(structure uuid) returns void language sql volatile as
  $$ select pg_advisory_xact_lock(hashtextextended(structure::text, 5)) $$;

-- G16: an act never leaves a structure without a référent who can act. Looked at once the whole transaction is
-- known, so that a successor may be named in it; under the same lock, so that two référents who end each other at
-- once leave one. A right that simply reaches its last day is no act: such structures are listed instead.
create function garder_un_referent() returns trigger language plpgsql as $$
declare
  h habilitation;
begin
  perform verrouiller_droits(new.structure_id);
  select * into h from habilitation where id = new.id;
  if isempty(h.periode) or upper(h.periode) >= upper(old.periode)
     or not exists (select from compte where id = h.compte_id and etat = 'actif')
     -- closed: nobody is left to look after (the application reads the kind of closure more finely)
     or exists (
       select from structure s where s.id = h.structure_id and (s.fermee_le is not null or s.fermeture_code is not null)
     )
     or exists (
       select from habilitation autre join compte c on c.id = autre.compte_id and c.etat = 'actif'
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
create constraint trigger habilitation_un_referent_au_moins after update on habilitation
  deferrable initially deferred for each row
  when (
    new.profil_code = 'adm-referent-structure' and new.motif_fin in ('depart', 'retrait', 'raccourcissement')
    and new.fin <= old.fin
  )
  execute function garder_un_referent();

-- « Départ d'un professionnel » (G13): what it changed, so that it can be undone until its date.
create table depart (
  id uuid primary key default uuidv7(),
  compte_id uuid not null references compte,
  structure_id uuid not null references structure,
  -- last day in the structure
  le date not null,
  immediat boolean not null,
  motif text,
  decide_par uuid not null references compte,
  decide_le timestamptz not null,
  annule_par uuid references compte,
  annule_le timestamptz,
  check (decide_par <> compte_id),
  check (annule_par is distinct from compte_id)
);
create unique index depart_un_seul_en_cours on depart (compte_id, structure_id, le) where annule_le is null;
create table depart_habilitation (
  depart_id uuid not null references depart,
  habilitation_id uuid not null references habilitation,
  fin_precedente date not null,
  primary key (depart_id, habilitation_id)
);
