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
  -- the single truth about « does it hold now »: periode @> instant
  periode tstzrange not null generated always as (
    tstzrange(
      debut_du_jour(debut),
      greatest(debut_du_jour(debut), least(coalesce(terminee_le, 'infinity'), debut_du_jour(fin + 1)))
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
create index habilitation_unite on habilitation (unite_id) where unite_id is not null;

-- A right cannot be turned into another one, nor widened by the very person who holds it.
create function garder_habilitation() returns trigger language plpgsql as $$
begin
  if (new.compte_id, new.profil_code, new.departement_code, new.region_code, new.debut, new.fin_accordee, new.attribuee_par)
     is distinct from
     (old.compte_id, old.profil_code, old.departement_code, old.region_code, old.debut, old.fin_accordee, old.attribuee_par)
  then
    raise exception 'Une habilitation accordée ne se change pas : on la termine et on en attribue une autre.'
      using errcode = 'check_violation', constraint = 'habilitation_immuable';
  end if;
  if new.periode is distinct from old.periode
     and upper(new.periode) > upper(old.periode)
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
